// SPDX-License-Identifier: MIT
import CAV
import Foundation
import Libav

/// Owns one libav encoder: frames in, packets out.
final class MediaEncoder {
    let raw: UnsafeMutablePointer<AVCodecContext>
    let name: String
    private let packet: MediaPacket

    /// Opens the encoder called `name`.
    ///
    /// - Parameter configure: sets size, pixel format and so on before the encoder is opened.
    /// - Throws: ``EncodingError``; `missingEncoder` if this build of libav lacks the encoder.
    init(named name: String, options: [String: String], configure: (inout AVCodecContext) -> Void) throws {
        LibavLog.captureEncoders()
        guard let codec = avcodec_find_encoder_by_name(name) else { throw EncodingError.missingEncoder(name) }
        packet = try MediaPacket()
        guard let raw = avcodec_alloc_context3(codec) else { throw EncodingError.outOfMemory }
        self.raw = raw
        self.name = name
        configure(&raw.pointee)
        raw.pointee.flags |= AV_CODEC_FLAG_BITEXACT
        try LibavOptions(values: options).use("opening the encoder \(name)") { options in
            Self.keepingPriority { avcodec_open2(raw, codec, options) }
        }
    }

    /// Restores the thread's scheduling after `body`. SVT-AV1 gives the thread that opens it real-time priority if
    /// permitted (`switch_to_real_time`, for the superuser). All threads started later would inherit it and block
    /// others.
    private static func keepingPriority(_ body: () -> Int32) -> Int32 {
        var policy: Int32 = 0
        var parameters = sched_param()
        let isKnown = pthread_getschedparam(pthread_self(), &policy, &parameters) == 0
        defer { if isKnown { pthread_setschedparam(pthread_self(), policy, &parameters) } }
        return body()
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = raw
        avcodec_free_context(&context)
    }

    /// Encodes a frame, or with nil all frames that the encoder still holds; passes each packet to `receive`.
    func encode(_ frame: MediaFrame?, _ receive: (MediaPacket) throws -> Void) throws {
        let doing = frame.map { "encoding frame \($0.raw.pointee.pts + 1) with \(name)" } ?? "ending \(name)"
        while true {
            let sent = avcodec_send_frame(raw, frame?.raw)
            if sent != LibavCode.again { try LibavCode.check(sent, doing) }
            let received = try drain(doing, receive)
            if sent != LibavCode.again { return }
            // The encoder needed to be drained first; if nothing came out, this would loop forever.
            guard received > 0 else { try LibavCode.check(sent, doing); return }
        }
    }

    /// Receives packets until there are none; returns their number.
    private func drain(_ doing: String, _ receive: (MediaPacket) throws -> Void) throws -> Int {
        var count = 0
        while true {
            let code = avcodec_receive_packet(raw, packet.raw)
            if code == LibavCode.again || code == LibavCode.end { return count }
            try LibavCode.check(code, doing)
            defer { av_packet_unref(packet.raw) }
            try receive(packet)
            count += 1
        }
    }
}
