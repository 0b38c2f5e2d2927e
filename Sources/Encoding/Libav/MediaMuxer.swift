// SPDX-License-Identifier: MIT
import CAV
import Storage

/// Owns one libav muxer with a single stream of pictures, written to an ``AtomicFile``.
final class MediaMuxer {
    private let raw: UnsafeMutablePointer<AVFormatContext>
    private let stream: UnsafeMutablePointer<AVStream>
    private let output: MediaOutput
    private let encoderTimeBase: AVRational

    /// Opens the file and writes its header.
    ///
    /// - Parameters:
    ///   - name: libav's name of the format; the part file's own name tells it nothing.
    ///   - tag: the four characters that name the codec in the file, or 0 for libav's choice.
    ///   - metadata: of the stream.
    init(
        named name: String, file: AtomicFile, encoder: MediaEncoder, frameRate: AVRational, tag: UInt32,
        options: [String: String], metadata: [String: String]
    ) throws {
        output = try MediaOutput(file)
        encoderTimeBase = encoder.raw.pointee.time_base
        var context: UnsafeMutablePointer<AVFormatContext>?
        let code = avformat_alloc_output_context2(&context, nil, name, nil)
        guard let raw = context else {
            try LibavCode.check(code, "opening the container \(name)")
            throw EncodingError.outOfMemory
        }
        self.raw = raw
        guard let stream = avformat_new_stream(raw, nil) else {
            avformat_free_context(raw)
            throw EncodingError.outOfMemory
        }
        self.stream = stream
        // From here on deinit frees the context.
        raw.pointee.pb = output.raw
        // Moving the index to the front, the MP4 muxer reads what it wrote.
        cav_read_through(raw, output.reading)
        raw.pointee.flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO
        try LibavCode.check(
            avcodec_parameters_from_context(stream.pointee.codecpar, encoder.raw), "describing the film")
        if tag != 0 { stream.pointee.codecpar.pointee.codec_tag = tag }
        stream.pointee.time_base = encoderTimeBase
        stream.pointee.avg_frame_rate = frameRate
        stream.pointee.r_frame_rate = frameRate
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            try LibavCode.check(av_dict_set(&stream.pointee.metadata, key, value, 0), "setting \(key)")
        }
        try storageFirst {
            try LibavOptions(values: options).use("writing the header of \(file.path)") {
                avformat_write_header(raw, $0)
            }
        }
    }

    deinit { avformat_free_context(raw) }

    /// Takes over a packet, stamped in the encoder's time base.
    func write(_ packet: MediaPacket) throws {
        packet.raw.pointee.stream_index = stream.pointee.index
        // An encoder may leave the duration out; without it the last frame would last no time.
        if packet.raw.pointee.duration <= 0 { packet.raw.pointee.duration = 1 }
        av_packet_rescale_ts(packet.raw, encoderTimeBase, stream.pointee.time_base)
        try storageFirst {
            try LibavCode.check(av_interleaved_write_frame(raw, packet.raw), "writing \(output.file.path)")
        }
    }

    /// Writes the index and gives the file its final name.
    func finish() throws {
        try storageFirst {
            try LibavCode.check(av_write_trailer(raw), "completing \(output.file.path)")
            try output.flush()
        }
        try output.file.commit()
    }

    /// A full disk is reported as such, not as what libav made of it; libav may even overlook it.
    private func storageFirst(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw output.failure ?? error
        }
        if let failure = output.failure { throw failure }
    }
}
