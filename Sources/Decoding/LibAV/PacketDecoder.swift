// SPDX-License-Identifier: MIT
import CAV
import Libav

/// Decodes one packet to one frame with one of libav's decoders.
///
/// Decoders are called directly, never through libavformat, so that no demuxer, playlist or protocol can be reached from
/// a file's content. Errors are not concealed: a picture is whole or refused.
final class PacketDecoder {
    private let context: UnsafeMutablePointer<AVCodecContext>
    private let format: PictureFormat

    private let packet: StillPacket

    init(_ packet: StillPacket) throws(PictureReaderError.Problem) {
        self.packet = packet
        format = packet.format
        LibavLog.capture()
        guard let codec = avcodec_find_decoder(format.codec) else {
            throw .unsupported(kind: "a \(format.rawValue), for which this FFmpeg has no decoder")
        }
        guard let context = avcodec_alloc_context3(codec) else { throw .outOfMemory }
        self.context = context
        LibavLog.listen(to: context)
        context.pointee.thread_count = 1
        // The size in the header has been checked; decoders that find another one further on, beyond filling up blocks,
        // stop here.
        context.pointee.max_pixels = Int64((packet.width + Self.blockSide) * (packet.height + Self.blockSide))
        context.pointee.err_recognition =
            AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_CAREFUL
        context.pointee.error_concealment = 0
        // The transform of the JPEG group's own decoder, so that pictures look as they do elsewhere to the last bit.
        context.pointee.idct_algo = FF_IDCT_FAAN
        try check(avcodec_open2(context, codec, nil))
    }

    deinit {
        _ = LibavLog.end(context)
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    /// No decoder fills sides up to multiples of more.
    private static let blockSide = 128

    func decode() throws(PictureReaderError.Problem) -> DecodedFrame {
        var input = av_packet_alloc()
        defer { av_packet_free(&input) }
        guard let input, let count = Int32(exactly: packet.bytes.count), av_new_packet(input, count) == 0 else {
            throw .outOfMemory
        }
        UnsafeMutableRawPointer(input.pointee.data).copyMemory(from: packet.bytes, byteCount: packet.bytes.count)
        let frame = try DecodedFrame()
        try check(avcodec_send_packet(context, input))
        // Some decoders deliver when they are told that nothing more will come.
        try check(avcodec_send_packet(context, nil))
        try check(avcodec_receive_frame(context, frame.raw))
        guard frame.raw.pointee.decode_error_flags == 0, frame.raw.pointee.flags & AV_FRAME_FLAG_CORRUPT == 0 else {
            throw .damaged(format, detail: "parts of the picture cannot be decoded")
        }
        guard frame.width == packet.width && frame.height == packet.height else {
            throw .damaged(format, detail: "\(frame.width)x\(frame.height) pixels where it declares others")
        }
        return frame
    }

    private func check(_ code: Int32) throws(PictureReaderError.Problem) {
        if code >= 0 { return }
        let logged = LibavLog.end(context)
        LibavLog.listen(to: context)
        var text = [CChar](repeating: 0, count: 128)
        av_strerror(code, &text, text.count)
        let generic = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let detail = logged.isEmpty ? generic : logged
        switch code {
        case CAV_DECODING_OUT_OF_MEMORY: throw .outOfMemory
        case CAV_DECODING_NOT_IMPLEMENTED: throw .unsupported(kind: "a \(format.rawValue) of a rare kind (\(detail))")
        default: throw .damaged(format, detail: detail)
        }
    }
}

extension PictureFormat {
    fileprivate var codec: AVCodecID {
        switch self {
        case .png: AV_CODEC_ID_PNG
        case .jpeg: AV_CODEC_ID_MJPEG
        case .webp: AV_CODEC_ID_WEBP
        case .bmp: AV_CODEC_ID_BMP
        case .tiff: AV_CODEC_ID_TIFF
        case .gif: AV_CODEC_ID_GIF
        }
    }
}
