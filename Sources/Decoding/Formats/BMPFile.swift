// SPDX-License-Identifier: MIT

/// The headers of a BMP file: 14 bytes of file header, then one of several headers that begin with their own size.
enum BMPFile {
    static func picture(in bytes: [UInt8]) throws(PictureReaderError.Problem) -> StillPacket {
        var reader = ByteCursor(bytes, format: .bmp)
        reader.position = 10
        let dataStart = try reader.littleEndian32()
        let headerSize = try reader.littleEndian32()
        let isOldest = headerSize == 12
        let width = isOldest ? try reader.littleEndian16() : signed(try reader.littleEndian32())
        // A negative height says that rows come from top to bottom.
        let height = isOldest ? try reader.littleEndian16() : abs(signed(try reader.littleEndian32()))
        guard width > 0 && height > 0 else { throw .damaged(.bmp, detail: "\(width)x\(height) pixels") }
        _ = try reader.littleEndian16()
        let bits = try reader.littleEndian16()
        let compression = isOldest ? uncompressed : try reader.littleEndian32()
        let declaredBytes = isOldest ? 0 : try reader.littleEndian32()
        // Rows are filled up to whole words of 32 bits. Run lengths only have the size they declare.
        let rowBytes = (width * bits + 31) / 32 * 4
        let (rowsBytes, overflows) = rowBytes.multipliedReportingOverflow(by: height)
        let dataBytes = runLengths.contains(compression) ? declaredBytes : rowsBytes
        guard !overflows && dataBytes <= bytes.count - dataStart else { throw .truncated(.bmp) }
        // Only a header with masks declares opacity; without them the fourth byte is there to fill up.
        return StillPacket(
            format: .bmp, width: width, height: height, bytes: bytes,
            opacity: compression == uncompressed ? .none : .straight)
    }

    private static let uncompressed = 0
    private static let runLengths: Set<Int> = [1, 2]

    private static func signed(_ value: Int) -> Int { Int(Int32(truncatingIfNeeded: value)) }
}
