// SPDX-License-Identifier: MIT

/// A BMP's headers: 14 bytes of file header, then one of several headers that begin with their own size.
struct BMPHeader {
    enum Compression {
        case none, runLengths8, runLengths4
    }

    let width: Int
    let height: Int
    /// Bits a pixel: 1, 2, 4, 8, 16, 24 or 32.
    let bits: Int
    let compression: Compression
    /// Masks of red, green, blue and, if the file declares it, opacity; for 16 bits or more.
    let masks: [UInt32]
    /// The bytes of the colour profile in the file; nil if there is none.
    let profile: Range<Int>?
    /// The offset of the pixels in the file.
    let dataStart: Int
    private let isTopDown: Bool
    private let paletteStart: Int
    /// The number of colours that the header declares.
    private let paletteCount: Int
    /// 3 in the oldest header, else 4, of which the last is unused.
    private let paletteEntryBytes: Int

    private static let oldest = 12
    private static let withMasks = 52
    private static let withOpacity = 56
    private static let withProfile = 124

    init(_ bytes: [UInt8]) throws(PictureReaderError.Problem) {
        var reader = ByteCursor(bytes, format: .bmp)
        reader.position = 10
        dataStart = try reader.littleEndian32()
        let headerSize = try reader.littleEndian32()
        let isOldest = headerSize == Self.oldest
        func signed(_ value: Int) -> Int { Int(Int32(truncatingIfNeeded: value)) }
        width = isOldest ? try reader.littleEndian16() : signed(try reader.littleEndian32())
        let signedHeight = isOldest ? try reader.littleEndian16() : signed(try reader.littleEndian32())
        // A negative height means that the rows are stored from top to bottom.
        isTopDown = signedHeight < 0
        height = abs(signedHeight)
        guard width > 0 && height > 0 else { throw .damaged(.bmp, detail: "\(width)x\(height) pixels") }
        _ = try reader.littleEndian16()
        bits = try reader.littleEndian16()
        var method = 0
        var declaredColours = 0
        if headerSize >= 40 {
            method = try reader.littleEndian32()
            _ = try reader.bytes(12)
            declaredColours = try reader.littleEndian32()
            _ = try reader.littleEndian32()
        }
        compression = try Self.compression(method, bits: bits, headerSize: headerSize)
        // Masks are part of later headers; they follow the header of 40 bytes.
        reader.position = 14 + 40
        var masks: [UInt32] = []
        let hasMasks = method == 3 || method == 6
        if hasMasks {
            let hasOpacity = method == 6 || headerSize >= Self.withOpacity
            for _ in 0..<(hasOpacity ? 4 : 3) { masks.append(UInt32(truncatingIfNeeded: try reader.littleEndian32())) }
            if masks.count == 4 && masks[3] == 0 { masks.removeLast() }
        } else if bits == 16 {
            masks = [0x7C00, 0x03E0, 0x001F]
        } else {
            // Only masks declare opacity; without them the fourth byte is padding.
            masks = [0xFF_0000, 0xFF00, 0xFF]
        }
        self.masks = masks
        paletteStart = 14 + headerSize + (hasMasks && headerSize < Self.withMasks ? 4 * masks.count : 0)
        paletteEntryBytes = isOldest ? 3 : 4
        paletteCount = declaredColours == 0 ? (bits <= 8 ? 1 << bits : 0) : declaredColours
        profile = headerSize == Self.withProfile ? try Self.profile(in: reader) : nil
    }

    private static func compression(
        _ method: Int, bits: Int, headerSize: Int
    ) throws(PictureReaderError.Problem) -> Compression {
        // In OS/2's header of 64 bytes, 3 is fax compression and 4 a different run length code.
        let isOS2 = headerSize == 64
        switch (method, bits) {
        case (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (0, 24), (0, 32): return .none
        case (1, 8): return .runLengths8
        case (2, 4): return .runLengths4
        case (3, 16), (3, 32), (6, 16), (6, 32):
            if !isOS2 { return .none }
        case (4, _) where !isOS2: throw .unsupported(kind: "a BMP that holds a JPEG")
        case (5, _): throw .unsupported(kind: "a BMP that holds a PNG")
        default: break
        }
        throw .unsupported(kind: "a BMP of \(bits) bits a pixel with compression \(method)")
    }

    /// The last fields of BITMAPV5HEADER, if the file declares an embedded profile. Its offset counts from the header.
    private static func profile(in reader: ByteCursor) throws(PictureReaderError.Problem) -> Range<Int>? {
        var reader = reader
        reader.position = 14 + 56
        let isEmbedded = try reader.littleEndian32() == 0x4D42_4544
        reader.position = 14 + 112
        let (offset, count) = (try reader.littleEndian32(), try reader.littleEndian32())
        return isEmbedded && count > 0 ? 14 + offset..<14 + offset + count : nil
    }

    /// A function from a row, counted from the top, to its offset in the file. Rows are padded to 32 bits.
    ///
    /// - Throws: `truncated` if the file does not hold all rows.
    func rows(of bytes: [UInt8]) throws(PictureReaderError.Problem) -> (Int) -> Int {
        let rowBytes = (width * bits + 31) / 32 * 4
        let (rowsBytes, overflows) = rowBytes.multipliedReportingOverflow(by: height)
        // The last row need not be padded.
        let needed = rowsBytes - rowBytes + (width * bits + 7) / 8
        guard !overflows, dataStart <= bytes.count, needed <= bytes.count - dataStart else { throw .truncated(.bmp) }
        let (start, isTopDown, last) = (dataStart, isTopDown, height - 1)
        return { start + (isTopDown ? $0 : last - $0) * rowBytes }
    }

    /// The row, counted from the top, that is the `index`th in the file.
    func row(_ index: Int) -> Int { isTopDown ? index : height - 1 - index }

    /// The palette's colours, each red, green, blue.
    func palette(of bytes: [UInt8]) throws(PictureReaderError.Problem) -> [[UInt8]] {
        // Some files declare more colours than indices can address, or than fit before the pixels.
        let room = max(0, (min(dataStart, bytes.count) - paletteStart) / paletteEntryBytes)
        let count = min(paletteCount, 1 << bits, room)
        guard count > 0 else { throw .damaged(.bmp, detail: "no palette") }
        return (0..<count).map { index in
            let start = paletteStart + index * paletteEntryBytes
            return [bytes[start + 2], bytes[start + 1], bytes[start]]
        }
    }
}
