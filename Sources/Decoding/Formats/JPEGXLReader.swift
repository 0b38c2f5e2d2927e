// SPDX-License-Identifier: MIT
import Basics
import CJXL
import Raster

/// Decodes JPEG XL by libjxl: grey or colour, with opacity; the first frame of an animation. libjxl turns it upright.
enum JPEGXLReader {
    static func read(_ bytes: [UInt8], limits: PictureLimits) throws(PictureReaderError.Problem) -> StoredPicture {
        try bytes.withBytes { bytes throws(PictureReaderError.Problem) in
            try JPEGXLDecoding(limits: limits).decode(bytes)
        }
    }
}

/// Owns libjxl's decoder, which reports its progress by events.
private final class JPEGXLDecoding {
    private let raw: OpaquePointer
    private let limits: PictureLimits
    private var information = JxlBasicInfo()
    private var colourSpace = ColourSpace.standard

    init(limits: PictureLimits) throws(PictureReaderError.Problem) {
        guard let raw = JxlDecoderCreate(nil) else { throw .outOfMemory }
        self.raw = raw
        self.limits = limits
    }

    deinit { JxlDecoderDestroy(raw) }

    private var format: JxlPixelFormat {
        let channels = information.num_color_channels + (information.alpha_bits > 0 ? 1 : 0)
        return JxlPixelFormat(
            num_channels: channels, data_type: JXL_TYPE_UINT16, endianness: JXL_NATIVE_ENDIAN, align: 0)
    }

    func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(PictureReaderError.Problem) -> StoredPicture {
        let events = JXL_DEC_BASIC_INFO.rawValue | JXL_DEC_COLOR_ENCODING.rawValue | JXL_DEC_FULL_IMAGE.rawValue
        try check(JxlDecoderSubscribeEvents(raw, Int32(events)))
        try check(JxlDecoderSetUnpremultiplyAlpha(raw, 1))
        try check(JxlDecoderSetInput(raw, bytes.baseAddress, bytes.count))
        JxlDecoderCloseInput(raw)
        try advance(to: JXL_DEC_BASIC_INFO)
        try readInformation()
        try advance(to: JXL_DEC_COLOR_ENCODING)
        try readColourSpace()
        try advance(to: JXL_DEC_NEED_IMAGE_OUT_BUFFER)
        let size = PixelSize(width: Int(information.xsize), height: Int(information.ysize))
        var pixels = format
        let count = size.pixelCount * Int(pixels.num_channels)
        let samples = try fill(count) { samples throws(PictureReaderError.Problem) in
            try check(JxlDecoderSetImageOutBuffer(raw, &pixels, samples, count * 2))
            try advance(to: JXL_DEC_FULL_IMAGE)
        }
        return StoredPicture(
            format: .jpegXL, size: size, model: information.num_color_channels == 1 ? .grey : .rgb,
            opacity: information.alpha_bits > 0 ? .straight : .none,
            isEightBit: information.bits_per_sample <= 8 && information.uses_original_profile != 0, samples: samples,
            colourSpace: colourSpace)
    }

    private func readInformation() throws(PictureReaderError.Problem) {
        try check(JxlDecoderGetBasicInfo(raw, &information))
        try limits.check(width: Int(information.xsize), height: Int(information.ysize))
        for index in 0..<Int(information.num_extra_channels) {
            var channel = JxlExtraChannelInfo()
            try check(JxlDecoderGetExtraChannelInfo(raw, index, &channel))
            if channel.type == JXL_CHANNEL_BLACK { throw .unsupported(kind: "a CMYK JPEG XL") }
        }
    }

    private func readColourSpace() throws(PictureReaderError.Problem) {
        // Lossy files are in libjxl's internal colour space (XYB); it converts them to the preferred one.
        var standard = JxlColorEncoding()
        standard.color_space = information.num_color_channels == 1 ? JXL_COLOR_SPACE_GRAY : JXL_COLOR_SPACE_RGB
        standard.white_point = JXL_WHITE_POINT_D65
        standard.primaries = JXL_PRIMARIES_SRGB
        standard.transfer_function = JXL_TRANSFER_FUNCTION_SRGB
        standard.rendering_intent = JXL_RENDERING_INTENT_RELATIVE
        var declared = JxlColorEncoding()
        if JxlDecoderGetColorAsEncodedProfile(raw, nil, JXL_COLOR_PROFILE_TARGET_ORIGINAL, &declared) == JXL_DEC_SUCCESS
        {
            let transfer = Int(declared.transfer_function.rawValue)
            if let range = CodedColour.highDynamicRange[transfer] {
                throw .unsupported(kind: "a JPEG XL of high dynamic range (\(range))")
            }
        }
        if information.uses_original_profile == 0 {
            _ = JxlDecoderSetPreferredColorProfile(raw, &standard)
        }
        var count = 0
        guard
            JxlDecoderGetICCProfileSize(raw, nil, JXL_COLOR_PROFILE_TARGET_DATA, &count) == JXL_DEC_SUCCESS, count > 0
        else { return }
        var profile = [UInt8](repeating: 0, count: count)
        try check(JxlDecoderGetColorAsICCProfile(raw, nil, JXL_COLOR_PROFILE_TARGET_DATA, &profile, count))
        colourSpace = .profile(profile)
    }

    private func advance(to event: JxlDecoderStatus) throws(PictureReaderError.Problem) {
        let status = JxlDecoderProcessInput(raw)
        guard status != event else { return }
        if status == JXL_DEC_NEED_MORE_INPUT { throw .truncated(.jpegXL) }
        throw .damaged(.jpegXL, detail: "its data cannot be decoded")
    }

    private func check(_ status: JxlDecoderStatus) throws(PictureReaderError.Problem) {
        if status != JXL_DEC_SUCCESS { throw .damaged(.jpegXL, detail: "its data cannot be decoded") }
    }
}
