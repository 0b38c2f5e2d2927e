// SPDX-License-Identifier: MIT
import Basics
import CJPEG
import Foundation
import Raster

/// Decodes JPEG by libjpeg-turbo: baseline and progressive, Huffman or arithmetic coding, 8 bits, grey, colour or CMYK.
enum JPEGReader {
    static func read(_ bytes: [UInt8], limits: PictureLimits) throws(PictureReaderError.Problem) -> StoredPicture {
        try bytes.withBytes { bytes throws(PictureReaderError.Problem) in try read(bytes, limits: limits) }
    }

    /// Every scan passes over the whole picture, so a larger picture may have fewer. About 10 scans are usual; this
    /// limit is about a minute of work.
    private static func allowedScans(_ size: PixelSize) -> Int32 {
        Int32(max(32, min(1000, 2_000_000_000 / size.pixelCount)))
    }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        guard let reader = cjpeg_reader_new(bytes.baseAddress, bytes.count) else { throw .outOfMemory }
        defer { cjpeg_reader_free(reader) }
        func check(_ status: CJPEGStatus) throws(PictureReaderError.Problem) {
            let message = String(cString: cjpeg_reader_message(reader))
            switch status {
            case .done: return
            case .truncated: throw .truncated(.jpeg)
            case .damaged: throw .damaged(.jpeg, detail: message)
            case .unsupported: throw .unsupported(kind: "a JPEG of a rare kind (\(message))")
            case .tooManyScans: throw .unsupported(kind: "a JPEG of too many passes for its size")
            case .outOfMemory: throw .outOfMemory
            }
        }
        var header = CJPEGHeader()
        let status = cjpeg_reader_begin(reader, &header)
        // A truncated header's size cannot be trusted.
        if status == .truncated { throw .truncated(.jpeg) }
        try limits.check(width: Int(header.width), height: Int(header.height))
        try check(status)
        guard let model = StoredPicture.ColourModel(rawValue: Int(header.channels)) else {
            preconditionFailure("the shim delivers 1, 3 or 4 channels")
        }
        let size = PixelSize(width: Int(header.width), height: Int(header.height))
        let samples = try fill(size.pixelCount * model.count) { samples throws(PictureReaderError.Problem) in
            try check(cjpeg_reader_decode(reader, allowedScans(size), samples))
        }
        var stored = StoredPicture(format: .jpeg, size: size, model: model, isEightBit: true, samples: samples)
        var count = 0
        if let exif = cjpeg_reader_exif(reader, &count) {
            let exif = EXIF(UnsafeBufferPointer(start: exif, count: count))
            stored.orientation = exif.orientation ?? .upright
            if exif.isAdobeRGB { stored.colourSpace = .adobeRGB }
        }
        if let profile = cjpeg_reader_profile(reader, &count) {
            stored.colourSpace = .profile(Array(UnsafeBufferPointer(start: profile, count: count)))
            free(profile)
        }
        return stored
    }
}
