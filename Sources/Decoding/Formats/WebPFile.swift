// SPDX-License-Identifier: MIT
import Raster

/// The structure of a WebP file: RFC 9649. A RIFF file of chunks, each a name, a length, and content of even size.
enum WebPFile {
    static func picture(in bytes: [UInt8]) throws(PictureReaderError.Problem) -> StillPacket {
        var reader = ByteCursor(bytes, format: .webp)
        reader.position = 4
        let end = try reader.littleEndian32() + 8
        guard end <= bytes.count else { throw .truncated(.webp) }
        reader.position = 12
        var kept: [UInt8] = []
        var size: (width: Int, height: Int)?
        var canvas: (width: Int, height: Int)?
        var orientation: Orientation?
        // A last chunk of odd length is sometimes left without the byte that fills it up.
        while reader.position + 8 <= end {
            let start = reader.position
            let name = String(decoding: try reader.bytes(4), as: UTF8.self)
            let length = try reader.littleEndian32()
            guard reader.position + length <= end else { throw .truncated(.webp) }
            var content = ByteCursor(Array(try reader.bytes(length)), format: .webp)
            reader.position = min(reader.position + length % 2, end)
            switch name {
            case "ANIM", "ANMF": throw .unsupported(kind: "an animated WebP")
            case "EXIF":
                orientation = orientation ?? EXIF.orientation(in: content.storage)
                continue
            case "VP8X":
                _ = try content.bytes(4)
                canvas = (try content.littleEndian24() + 1, try content.littleEndian24() + 1)
            case "VP8 ": size = try lossySize(&content)
            case "VP8L": size = try losslessSize(&content)
            case "ALPH": break
            // Profiles and other metadata.
            default: continue
            }
            kept += bytes[start..<start + 8 + length]
            if length % 2 == 1 { kept.append(0) }
        }
        guard let size else { throw .truncated(.webp) }
        guard canvas == nil || canvas.map({ $0 == size }) == true else {
            throw .damaged(.webp, detail: "the picture does not fill its canvas")
        }
        var header = Array("RIFF".utf8)
        for shift in [0, 8, 16, 24] { header.append(UInt8(truncatingIfNeeded: (kept.count + 4) >> shift)) }
        return StillPacket(
            format: .webp, width: size.width, height: size.height, bytes: header + Array("WEBP".utf8) + kept,
            orientation: orientation ?? .upright)
    }

    /// RFC 6386, section 9.1: three bytes of frame tag, three of start code, then 14 bits a side.
    private static func lossySize(
        _ content: inout ByteCursor
    ) throws(PictureReaderError.Problem) -> (width: Int, height: Int) {
        let tag = try content.littleEndian24()
        guard Array(try content.bytes(3)) == [0x9D, 0x01, 0x2A], tag & 1 == 0 else {
            throw .damaged(.webp, detail: "not a key frame")
        }
        let (width, height) = (try content.littleEndian16() & 0x3FFF, try content.littleEndian16() & 0x3FFF)
        guard width > 0 && height > 0 else { throw .damaged(.webp, detail: "\(width)x\(height) pixels") }
        return (width, height)
    }

    /// RFC 9649, section 3.4: a signature byte, then 14 bits a side, less one.
    private static func losslessSize(
        _ content: inout ByteCursor
    ) throws(PictureReaderError.Problem) -> (width: Int, height: Int) {
        guard try content.byte() == 0x2F else { throw .damaged(.webp, detail: "no lossless signature") }
        let bits = try content.littleEndian32()
        return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
}
