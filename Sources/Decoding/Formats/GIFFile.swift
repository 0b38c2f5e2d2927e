// SPDX-License-Identifier: MIT

/// The structure of a GIF file as far as its first frame: CompuServe's GIF89a specification.
enum GIFFile {
    static func picture(in bytes: [UInt8]) throws(PictureReaderError.Problem) -> StillPacket {
        var reader = ByteCursor(bytes, format: .gif)
        reader.position = 6
        let (width, height) = (try reader.littleEndian16(), try reader.littleEndian16())
        guard width > 0 && height > 0 else { throw .damaged(.gif, detail: "\(width)x\(height) pixels") }
        let flags = try reader.byte()
        _ = try reader.bytes(2)
        try reader.skipPalette(flags)
        while true {
            switch try reader.byte() {
            case 0x21:
                _ = try reader.byte()
                try reader.skipBlocks()
            case 0x2C:
                _ = try reader.bytes(8)
                try reader.skipPalette(try reader.byte())
                _ = try reader.byte()
                try reader.skipBlocks()
                // What follows belongs to other frames.
                return StillPacket(
                    format: .gif, width: width, height: height, bytes: bytes[..<reader.position] + [0x3B])
            case 0x3B: throw .damaged(.gif, detail: "no frame")
            case let other: throw .damaged(.gif, detail: "a block of kind \(other)")
            }
        }
    }
}

extension ByteCursor {
    /// Skips the palette that `flags` announce, if any.
    fileprivate mutating func skipPalette(_ flags: UInt8) throws(PictureReaderError.Problem) {
        if flags & 0x80 != 0 { _ = try bytes(3 << (Int(flags & 7) + 1)) }
    }

    /// Skips blocks that begin with their length, up to one of length 0.
    fileprivate mutating func skipBlocks() throws(PictureReaderError.Problem) {
        while case let length = try byte(), length > 0 { _ = try bytes(Int(length)) }
    }
}
