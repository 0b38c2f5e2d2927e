// SPDX-License-Identifier: MIT
import Raster
import Storage

extension PNGWriter {
    /// The bytes of the file that would be written, in eight bits.
    ///
    /// - Throws: ``PNGWriterError`` if memory is short.
    public static func bytes(of picture: Picture, effort: PNGEffort = .usual) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try withoutActuallyEscaping({ bytes += $0 }) { sink in
            let core = try PNGWriterCore(path: "picture.png", sink: sink)
            try core.begin(size: picture.size, channels: picture.channels, bitDepth: .eight, effort: effort)
            try core.write(picture.samples.map(Picture.eightBit), rows: picture.size.height)
            try core.end()
        }
        return bytes
    }
}
