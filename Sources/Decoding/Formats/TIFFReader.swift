// SPDX-License-Identifier: MIT
import Basics
import CTIFF
import Raster

/// Decodes the first picture of a TIFF by libtiff: strips or tiles, 1 to 16 bits or 32, grey, palette, RGB, CMYK, YCbCr
/// or Lab.
enum TIFFReader {
    static func read(_ bytes: [UInt8], limits: PictureLimits) throws(PictureReaderError.Problem) -> StoredPicture {
        try bytes.withBytes { bytes throws(PictureReaderError.Problem) in try read(bytes, limits: limits) }
    }

    /// The largest block that libtiff may allocate, in bytes: a strip of the largest picture with the widest samples.
    private static func largestPiece(_ limits: PictureLimits) -> Int { limits.pixels * 8 + 1 << 20 }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        guard let reader = ctiff_reader_new(bytes.baseAddress, bytes.count, largestPiece(limits)) else {
            throw .outOfMemory
        }
        defer { ctiff_reader_free(reader) }
        func check(_ status: CTIFFStatus) throws(PictureReaderError.Problem) {
            let message = String(cString: ctiff_reader_message(reader))
            switch status {
            case .done: return
            case .truncated: throw .truncated(.tiff)
            case .damaged: throw .damaged(.tiff, detail: message)
            case .unsupported: throw .unsupported(kind: message)
            case .outOfMemory: throw .outOfMemory
            }
        }
        var header = CTIFFHeader()
        let status = ctiff_reader_begin(reader, &header)
        try limits.check(width: Int(header.width), height: Int(header.height))
        try check(status)
        let size = PixelSize(width: Int(header.width), height: Int(header.height))
        let samples = try fill(size.pixelCount * Int(header.channels)) { samples throws(PictureReaderError.Problem) in
            try check(ctiff_reader_decode(reader, samples))
        }
        var stored = StoredPicture(
            format: .tiff, size: size, model: header.model.model, opacity: header.opacity.opacity,
            isEightBit: header.is_eight_bit, samples: samples)
        stored.orientation = Orientation(rawValue: Int(header.orientation)) ?? .upright
        var count = 0
        if let profile = ctiff_reader_profile(reader, &count) {
            stored.colourSpace = .profile(Array(UnsafeBufferPointer(start: profile, count: count)))
        }
        return stored
    }
}

extension CTIFFModel {
    fileprivate var model: StoredPicture.ColourModel {
        switch self {
        case .grey: .grey
        case .RGB: .rgb
        case .CMYK: .cmyk
        case .lab: .lab
        }
    }
}

extension CTIFFOpacity {
    fileprivate var opacity: StoredPicture.Opacity {
        switch self {
        case .none: .none
        case .straight: .straight
        case .premultiplied: .premultiplied
        }
    }
}
