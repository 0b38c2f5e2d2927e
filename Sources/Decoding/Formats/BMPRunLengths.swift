// SPDX-License-Identifier: MIT

/// BMP's run length codes of 4 and 8 bits: pairs of a count and a value, or of 0 and a command.
struct BMPRunLengths {
    private let bytes: [UInt8]
    private let header: BMPHeader

    init(_ bytes: [UInt8], _ header: BMPHeader) {
        self.bytes = bytes
        self.header = header
    }

    /// One palette index a pixel, rows from top to bottom; pixels that the codes skip are 0.
    ///
    /// - Throws: `truncated` when the file ends before its codes or its rows do.
    func indices() throws(PictureReaderError.Problem) -> [UInt8] {
        var indices = [UInt8](repeating: 0, count: header.width * header.height)
        var reader = ByteCursor(bytes, format: .bmp)
        reader.position = header.dataStart
        var (x, y) = (0, 0)
        func put(_ index: UInt8) {
            if x < header.width && y < header.height { indices[header.row(y) * header.width + x] = index }
            x += 1
        }
        let isNarrow = header.compression == .runLengths4
        while y < header.height {
            // A complete last row needs no end command.
            if reader.isAtEnd && y == header.height - 1 && x >= header.width { break }
            let (count, value) = (Int(try reader.byte()), try reader.byte())
            if count > 0 {
                for position in 0..<count { put(isNarrow ? Self.half(value, position) : value) }
                continue
            }
            switch value {
            case 0: (x, y) = (0, y + 1)
            case 1: return indices
            case 2:
                x += Int(try reader.byte())
                y += Int(try reader.byte())
            default:
                // `value` indices as they are, padded to 16 bits.
                let literal = try reader.bytes(isNarrow ? (Int(value) + 1) / 2 : Int(value))
                for position in 0..<Int(value) {
                    let place = literal.startIndex + (isNarrow ? position / 2 : position)
                    put(isNarrow ? Self.half(literal[place], position) : literal[place])
                }
                if literal.count % 2 == 1 && !reader.isAtEnd { _ = try reader.byte() }
            }
        }
        return indices
    }

    /// The upper half of the byte at even positions, the lower one at odd ones.
    private static func half(_ byte: UInt8, _ position: Int) -> UInt8 { position % 2 == 0 ? byte >> 4 : byte & 15 }
}
