// SPDX-License-Identifier: MIT
import CAV

/// Owns one libav packet, which is reused.
final class MediaPacket {
    let raw: UnsafeMutablePointer<AVPacket>

    init() throws {
        guard let raw = av_packet_alloc() else { throw EncodingError.outOfMemory }
        self.raw = raw
    }

    deinit {
        var packet: UnsafeMutablePointer<AVPacket>? = raw
        av_packet_free(&packet)
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: raw.pointee.data, count: Int(raw.pointee.size)) }
}
