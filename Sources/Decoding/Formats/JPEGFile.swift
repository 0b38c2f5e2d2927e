// SPDX-License-Identifier: MIT
import Raster

/// The structure of a JPEG file: ITU-T T.81, annex B. A file is segments, each a marker and, mostly, a length; the
/// compressed data after a scan's header ends at the next marker.
enum JPEGFile {
    static func picture(in bytes: [UInt8]) throws(PictureReaderError.Problem) -> StillPacket {
        var reader = ByteCursor(bytes, format: .jpeg)
        var kept: [UInt8] = [0xFF, Marker.startOfImage]
        kept.reserveCapacity(bytes.count)
        var size: (width: Int, height: Int)?
        var orientation: Orientation?
        reader.position = 2
        while true {
            let marker = try reader.nextMarker()
            if Marker.standalone.contains(marker) { continue }
            if marker == Marker.endOfImage { break }
            let start = reader.position
            let length = try reader.bigEndian16()
            guard length >= 2 else { throw .damaged(.jpeg, detail: "a segment of \(length) bytes") }
            let content = try reader.bytes(length - 2)
            switch marker {
            case Marker.exif: orientation = orientation ?? EXIF.orientation(in: Array(content))
            case Marker.adobe where content.starts(with: "Adobe".utf8): break
            // Names, thumbnails, profiles, comments: nothing that the samples depend on.
            case Marker.applications, Marker.comment: continue
            case Marker.frames where !Marker.tables.contains(marker):
                guard size == nil else { throw .damaged(.jpeg, detail: "two frame headers") }
                size = try Self.size(marker, Array(content))
            default: break
            }
            if marker == Marker.exif { continue }
            kept += [0xFF, marker]
            kept += bytes[start..<reader.position]
            if marker == Marker.startOfScan {
                let scan = reader.position
                try reader.skipCompressedData()
                kept += bytes[scan..<reader.position]
            }
        }
        guard let size else { throw .damaged(.jpeg, detail: "no frame header") }
        kept += [0xFF, Marker.endOfImage]
        return StillPacket(
            format: .jpeg, width: size.width, height: size.height, bytes: kept, orientation: orientation ?? .upright)
    }

    private enum Marker {
        static let startOfImage: UInt8 = 0xD8
        static let endOfImage: UInt8 = 0xD9
        static let startOfScan: UInt8 = 0xDA
        static let frames: ClosedRange<UInt8> = 0xC0...0xCF
        /// Huffman tables, arithmetic conditioning, and a reserved one, in the midst of the frame markers.
        static let tables: Set<UInt8> = [0xC4, 0xC8, 0xCC]
        static let applications: ClosedRange<UInt8> = 0xE0...0xEF
        static let exif: UInt8 = 0xE1
        /// Says which colour space the components are in.
        static let adobe: UInt8 = 0xEE
        static let comment: UInt8 = 0xFE
        /// Restarts, and the one for temporary use: without a length.
        static let standalone: Set<UInt8> = [0x01, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7]
    }

    /// Reads a frame header, of the kinds that are in use.
    private static func size(
        _ marker: UInt8, _ content: [UInt8]
    ) throws(PictureReaderError.Problem) -> (width: Int, height: Int) {
        guard content.count >= 6 else { throw .damaged(.jpeg, detail: "a frame header of \(content.count) bytes") }
        switch marker {
        case 0xC0, 0xC1, 0xC2: break
        case 0xC3: throw .unsupported(kind: "a lossless JPEG")
        case 0xC9, 0xCA, 0xCB: throw .unsupported(kind: "a JPEG with arithmetic coding")
        default: throw .unsupported(kind: "a hierarchical JPEG")
        }
        guard content[0] == 8 else { throw .unsupported(kind: "a JPEG of \(content[0]) bits a sample") }
        let (height, width) = (Int(content[1]) << 8 | Int(content[2]), Int(content[3]) << 8 | Int(content[4]))
        guard height > 0 else { throw .unsupported(kind: "a JPEG that tells its height only at its end") }
        guard width > 0 else { throw .damaged(.jpeg, detail: "a width of 0") }
        return (width, height)
    }
}

extension ByteCursor {
    /// Moves behind the next marker and returns its second byte. Stray bytes before it are passed over.
    fileprivate mutating func nextMarker() throws(PictureReaderError.Problem) -> UInt8 {
        while true {
            while try byte() != 0xFF {}
            var code = try byte()
            while code == 0xFF { code = try byte() }
            if code != 0 { return code }
        }
    }

    /// Moves to the marker that ends a scan's data: not a stuffed 0, not a restart.
    fileprivate mutating func skipCompressedData() throws(PictureReaderError.Problem) {
        var index = position
        let end = storage.withUnsafeBufferPointer { bytes -> Int? in
            while index + 1 < bytes.count {
                if bytes[index] == 0xFF {
                    let code = bytes[index + 1]
                    if code == 0xFF {
                        index += 1
                        continue
                    }
                    if code != 0 && !(0xD0...0xD7).contains(code) { return index }
                    index += 1
                }
                index += 1
            }
            return nil
        }
        guard let end else { throw .truncated(format) }
        position = end
    }
}
