// SPDX-License-Identifier: MIT
import CAV
import Raster
import Storage

/// Makes an MP4, MOV, MKV or WebM with libav.
///
/// Colours are converted to BT.709, limited range, and tagged so. Frame k is at k / fps, as exactly as the container
/// allows (MKV and WebM keep whole milliseconds). There is a key frame about every second.
final class VideoEncoder: FrameEncoder {
    private var cursor: FrameCursor
    private var converter: PlanarConverter
    private let settings: VideoSettings
    private let encoder: MediaEncoder
    private let muxer: MediaMuxer
    /// The current frame or, when that is complete, the last one. Each is a new object, because libav may still hold
    /// the previous ones.
    private var frame: MediaFrame?

    /// - Throws: ``EncodingError``, ``StorageError``.
    init(at path: FilePath, container: FilmContainer, format: FilmFormat, settings: VideoSettings) throws {
        self.settings = settings
        cursor = FrameCursor(format)
        converter = PlanarConverter(settings: settings, format: format)
        let file = try AtomicFile(at: path, isReadable: true)
        let rate = AVRational(num: Int32(format.frameRate.numerator), den: Int32(format.frameRate.denominator))
        let needsHeader = av_guess_format(container.muxerName, nil, nil).map {
            $0.pointee.flags & AVFMT_GLOBALHEADER != 0
        }
        let library = VideoLibrary(for: settings, size: format.size)
        encoder = try MediaEncoder(named: library.rawValue, options: library.options(for: settings)) { context in
            context.width = Int32(format.size.width)
            context.height = Int32(format.size.height)
            context.pix_fmt = settings.pixelFormat
            context.sample_aspect_ratio = AVRational(num: 1, den: 1)
            context.time_base = AVRational(num: rate.den, den: rate.num)
            context.framerate = rate
            context.gop_size = max(1, Int32((Double(rate.num) / Double(rate.den)).rounded()))
            context.thread_count = library.threadCount
            context.color_primaries = AVCOL_PRI_BT709
            context.color_trc = AVCOL_TRC_BT709
            context.colorspace = AVCOL_SPC_BT709
            context.color_range = AVCOL_RANGE_MPEG
            if settings.chroma == .half { context.chroma_sample_location = AVCHROMA_LOC_LEFT }
            if needsHeader ?? false { context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }
        }
        muxer = try MediaMuxer(
            named: container.muxerName, file: file, encoder: encoder, frameRate: rate,
            tag: container.codecTag(for: settings.codec), options: container.muxerOptions(for: format.frameRate),
            // Without this tag, players ignore the second stream, which holds the opacity.
            metadata: settings.hasAlpha && settings.codec == .vp9 ? ["alpha_mode": "1"] : [:])
    }

    func write(_ band: Band) throws {
        let index = cursor.frameCount
        if cursor.nextRow == 0 { frame = try emptyFrame() }
        let isComplete = cursor.advance(over: band)
        guard let frame else { preconditionFailure("a band belongs to a frame") }
        converter.convert(band, into: frame)
        if isComplete { try encode(frame, at: index) }
    }

    func hold(_ count: Int) throws {
        let start = cursor.frameCount
        cursor.hold(count)
        guard let frame else { preconditionFailure("only a complete frame can be held") }
        for index in start..<start + count { try encode(frame, at: index) }
    }

    func finish() throws {
        cursor.finish()
        try encoder.encode(nil, muxer.write)
        try muxer.finish()
    }

    private func encode(_ frame: MediaFrame, at index: Int) throws {
        frame.raw.pointee.pts = Int64(index)
        try encoder.encode(frame, muxer.write)
    }

    private func emptyFrame() throws -> MediaFrame {
        let frame = try MediaFrame(size: cursor.format.size, pixelFormat: settings.pixelFormat)
        frame.raw.pointee.color_primaries = AVCOL_PRI_BT709
        frame.raw.pointee.color_trc = AVCOL_TRC_BT709
        frame.raw.pointee.colorspace = AVCOL_SPC_BT709
        frame.raw.pointee.color_range = AVCOL_RANGE_MPEG
        if settings.chroma == .half { frame.raw.pointee.chroma_location = AVCHROMA_LOC_LEFT }
        return frame
    }
}
