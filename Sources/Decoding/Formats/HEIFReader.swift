// SPDX-License-Identifier: MIT
import Basics
import CHEIF
import Raster

/// Decodes HEIC and AVIF by libheif: the primary picture, 8 to 16 bits, with opacity. libheif turns it upright.
enum HEIFReader {
    /// - Parameter format: `heic` or `avif`; only the errors differ.
    static func read(
        _ bytes: [UInt8], as format: PictureFormat, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        try bytes.withBytes { bytes throws(PictureReaderError.Problem) in
            let primary = try Primary(bytes, format: format, limits: limits)
            let image = try Decoded(primary)
            return try image.stored(colourSpace: primary.colourSpace ?? image.colourSpace ?? .standard)
        }
    }

    fileprivate static func check(_ error: heif_error, _ format: PictureFormat) throws(PictureReaderError.Problem) {
        let message = String(cString: error.message)
        switch (error.code, error.subcode) {
        case (heif_error_Ok, _): return
        case (_, heif_suberror_End_of_data): throw .truncated(format)
        case (heif_error_Memory_allocation_error, heif_suberror_Security_limit_exceeded):
            throw .damaged(format, detail: message)
        case (heif_error_Memory_allocation_error, _): throw .outOfMemory
        case (heif_error_Unsupported_feature, _), (heif_error_Unsupported_filetype, _):
            throw .unsupported(kind: "\(format.withArticle) of a rare kind (\(message))")
        default: throw .damaged(format, detail: message)
        }
    }
}

/// Owns libheif's context of a file, and the handle of the primary picture.
private final class Primary {
    let format: PictureFormat
    let size: PixelSize
    let handle: OpaquePointer
    private let context: OpaquePointer

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, format: PictureFormat, limits: PictureLimits
    ) throws(PictureReaderError.Problem) {
        guard let context = heif_context_alloc() else { throw .outOfMemory }
        var handle: OpaquePointer?
        do {
            // libheif takes the limit of a side and allows its square in pixels.
            heif_context_set_maximum_image_size_limit(context, Int32(Double(limits.pixels).squareRoot().rounded(.up)))
            try HEIFReader.check(
                heif_context_read_from_memory_without_copy(context, bytes.baseAddress, bytes.count, nil), format)
            try HEIFReader.check(heif_context_get_primary_image_handle(context, &handle), format)
        } catch {
            heif_context_free(context)
            throw error
        }
        guard let handle else { preconditionFailure("libheif gives a handle or an error") }
        self.format = format
        self.context = context
        self.handle = handle
        let width = Int(heif_image_handle_get_width(handle)), height = Int(heif_image_handle_get_height(handle))
        size = PixelSize(width: max(1, width), height: max(1, height))
        guard width > 0 && height > 0 else { throw .damaged(format, detail: "\(width)x\(height) pixels") }
        try limits.check(width: width, height: height)
    }

    deinit {
        heif_image_handle_release(handle)
        heif_context_free(context)
    }

    var hasOpacity: Bool { heif_image_handle_has_alpha_channel(handle) != 0 }
    var isPremultiplied: Bool { heif_image_handle_is_premultiplied_alpha(handle) != 0 }
    var isEightBit: Bool { heif_image_handle_get_luma_bits_per_pixel(handle) <= 8 }

    /// The colour space declared by the file's boxes; nil if they declare none. Code points take precedence over a
    /// profile only if they mean high dynamic range.
    var colourSpace: ColourSpace? {
        var nclx: UnsafeMutablePointer<heif_color_profile_nclx>?
        let hasCodes = heif_image_handle_get_nclx_color_profile(handle, &nclx).code == heif_error_Ok
        let coded = hasCodes ? nclx?.pointee.codedColour : nil
        heif_nclx_color_profile_free(nclx)
        let count = heif_image_handle_get_raw_color_profile_size(handle)
        let isHigh = coded.map { CodedColour.highDynamicRange[$0.transfer] != nil } ?? false
        if count > 0 && !isHigh {
            var bytes = [UInt8](repeating: 0, count: count)
            if heif_image_handle_get_raw_color_profile(handle, &bytes).code == heif_error_Ok { return .profile(bytes) }
        }
        return coded.map { .coded($0) }
    }
}

extension heif_color_profile_nclx {
    fileprivate var codedColour: CodedColour {
        CodedColour(
            primaries: Int(color_primaries.rawValue), transfer: Int(transfer_characteristics.rawValue))
    }
}

/// Owns a picture that libheif has decoded to interleaved RGB or RGBA.
private final class Decoded {
    private let primary: Primary
    private let image: OpaquePointer

    init(_ primary: Primary) throws(PictureReaderError.Problem) {
        let chroma =
            switch (primary.isEightBit, primary.hasOpacity) {
            case (true, false): heif_chroma_interleaved_RGB
            case (true, true): heif_chroma_interleaved_RGBA
            case (false, false): heif_chroma_interleaved_RRGGBB_LE
            case (false, true): heif_chroma_interleaved_RRGGBBAA_LE
            }
        var image: OpaquePointer?
        try HEIFReader.check(
            heif_decode_image(primary.handle, &image, heif_colorspace_RGB, chroma, nil), primary.format)
        guard let image else { preconditionFailure("libheif gives a picture or an error") }
        self.primary = primary
        self.image = image
    }

    deinit { heif_image_release(image) }

    /// The colour space declared by the compressed data, for files whose boxes declare none.
    var colourSpace: ColourSpace? {
        var nclx: UnsafeMutablePointer<heif_color_profile_nclx>?
        defer { heif_nclx_color_profile_free(nclx) }
        guard heif_image_get_nclx_color_profile(image, &nclx).code == heif_error_Ok else { return nil }
        return (nclx?.pointee.codedColour).map { .coded($0) }
    }

    func stored(colourSpace: ColourSpace) throws(PictureReaderError.Problem) -> StoredPicture {
        let format = primary.format
        let width = Int(heif_image_get_width(image, heif_channel_interleaved))
        let height = Int(heif_image_get_height(image, heif_channel_interleaved))
        guard width == primary.size.width && height == primary.size.height else {
            throw .damaged(format, detail: "\(width)x\(height) pixels where it declares \(primary.size)")
        }
        var rowBytes: Int32 = 0
        guard let plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &rowBytes) else {
            throw .damaged(format, detail: "it has no samples")
        }
        let opacity: StoredPicture.Opacity =
            !primary.hasOpacity ? .none : primary.isPremultiplied ? .premultiplied : .straight
        let rowSamples = width * (opacity == .none ? 3 : 4)
        let bits = heif_image_get_bits_per_pixel_range(image, heif_channel_interleaved)
        guard (8...16).contains(bits) else {
            throw .unsupported(kind: "\(format.withArticle) of \(bits) bits a sample")
        }
        let top = UInt32(1) << UInt32(bits) - 1
        let isEightBit = primary.isEightBit
        let samples = try fill(height * rowSamples) { samples throws(PictureReaderError.Problem) in
            for y in 0..<height {
                let (row, target) = (plane + y * Int(rowBytes), samples + y * rowSamples)
                for index in 0..<rowSamples {
                    if isEightBit {
                        target[index] = UInt16(row[index]) &* 257
                    } else {
                        let value = min(UInt32(row[2 * index]) | UInt32(row[2 * index + 1]) << 8, top)
                        target[index] = UInt16((value * 65_535 + top / 2) / top)
                    }
                }
            }
        }
        return StoredPicture(
            format: format, size: primary.size, model: .rgb, opacity: opacity, isEightBit: isEightBit,
            samples: samples, colourSpace: colourSpace)
    }
}
