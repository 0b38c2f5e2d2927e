// SPDX-License-Identifier: MIT
import Basics
import CWebP
import Raster

/// Decodes WebP by libwebp: lossy and lossless, with opacity; the first frame of an animation.
enum WebPReader {
    static func read(_ bytes: [UInt8], limits: PictureLimits) throws(PictureReaderError.Problem) -> StoredPicture {
        try bytes.withBytes { bytes throws(PictureReaderError.Problem) in try read(bytes, limits: limits) }
    }

    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        var features = WebPBitstreamFeatures()
        try check(WebPGetFeatures(bytes.baseAddress, bytes.count, &features))
        try limits.check(width: Int(features.width), height: Int(features.height))
        let size = PixelSize(width: Int(features.width), height: Int(features.height))
        let hasOpacity = features.has_alpha != 0 || features.has_animation != 0
        let samples =
            features.has_animation != 0
            ? try firstFrame(bytes, size) : try still(bytes, size, hasOpacity: hasOpacity)
        var stored = StoredPicture(
            format: .webp, size: size, model: .rgb, opacity: hasOpacity ? .straight : .none, isEightBit: true,
            samples: samples)
        readMetadata(bytes, into: &stored)
        return stored
    }

    private static func still(
        _ bytes: UnsafeBufferPointer<UInt8>, _ size: PixelSize, hasOpacity: Bool
    ) throws(PictureReaderError.Problem) -> [UInt16] {
        var configuration = WebPDecoderConfig()
        guard WebPInitDecoderConfig(&configuration) != 0 else { throw .outOfMemory }
        configuration.output.colorspace = hasOpacity ? MODE_RGBA : MODE_RGB
        let status = WebPDecode(bytes.baseAddress, bytes.count, &configuration)
        defer { WebPFreeDecBuffer(&configuration.output) }
        try check(status)
        let (rgba, rowBytes) = (configuration.output.u.RGBA.rgba, Int(configuration.output.u.RGBA.stride))
        let rowSamples = size.width * (hasOpacity ? 4 : 3)
        return try fill(size.height * rowSamples) { samples throws(PictureReaderError.Problem) in
            guard let rgba else { throw .outOfMemory }
            for y in 0..<size.height {
                let (source, target) = (rgba + y * rowBytes, samples + y * rowSamples)
                for index in 0..<rowSamples { target[index] = UInt16(source[index]) &* 257 }
            }
        }
    }

    private static func firstFrame(
        _ bytes: UnsafeBufferPointer<UInt8>, _ size: PixelSize
    ) throws(PictureReaderError.Problem) -> [UInt16] {
        var options = WebPAnimDecoderOptions()
        guard WebPAnimDecoderOptionsInit(&options) != 0 else { throw .outOfMemory }
        options.color_mode = MODE_RGBA
        var data = WebPData(bytes: bytes.baseAddress, size: bytes.count)
        guard let decoder = WebPAnimDecoderNew(&data, &options) else { throw .truncated(.webp) }
        defer { WebPAnimDecoderDelete(decoder) }
        var frame: UnsafeMutablePointer<UInt8>?
        var time: Int32 = 0
        guard WebPAnimDecoderGetNext(decoder, &frame, &time) != 0, let frame else {
            throw .damaged(.webp, detail: "its first frame cannot be decoded")
        }
        return try fill(size.pixelCount * 4) { samples throws(PictureReaderError.Problem) in
            for index in 0..<size.pixelCount * 4 { samples[index] = UInt16(frame[index]) &* 257 }
        }
    }

    /// Sets the colour space and the orientation from the file's profile and EXIF, if present.
    private static func readMetadata(_ bytes: UnsafeBufferPointer<UInt8>, into stored: inout StoredPicture) {
        var data = WebPData(bytes: bytes.baseAddress, size: bytes.count)
        guard let demuxer = WebPDemux(&data) else { return }
        defer { WebPDemuxDelete(demuxer) }
        func chunk(_ name: String) -> [UInt8]? {
            var iterator = WebPChunkIterator()
            guard WebPDemuxGetChunk(demuxer, name, 1, &iterator) != 0 else { return nil }
            defer { WebPDemuxReleaseChunkIterator(&iterator) }
            return Array(UnsafeBufferPointer(start: iterator.chunk.bytes, count: iterator.chunk.size))
        }
        if let exif = chunk("EXIF").map({ EXIF($0) }) {
            stored.orientation = exif.orientation ?? .upright
            if exif.isAdobeRGB { stored.colourSpace = .adobeRGB }
        }
        if let profile = chunk("ICCP") { stored.colourSpace = .profile(profile) }
    }

    private static func check(_ status: VP8StatusCode) throws(PictureReaderError.Problem) {
        switch status {
        case VP8_STATUS_OK: return
        case VP8_STATUS_SUSPENDED, VP8_STATUS_NOT_ENOUGH_DATA: throw .truncated(.webp)
        case VP8_STATUS_OUT_OF_MEMORY: throw .outOfMemory
        case VP8_STATUS_UNSUPPORTED_FEATURE: throw .unsupported(kind: "a WebP of a rare kind")
        default: throw .damaged(.webp, detail: "its data cannot be decoded")
        }
    }
}
