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
    ///   - name: libav's name of the format, which cannot be derived from the part file's name.
    ///   - tag: the four characters that name the codec in the file, or 0 for libav's choice.
    ///   - metadata: the stream's metadata.
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
        // The MP4 muxer reads the file again when it moves the index to the front.
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

    /// Writes a packet, whose times are in the encoder's time base.
    func write(_ packet: MediaPacket) throws {
        packet.raw.pointee.stream_index = stream.pointee.index
        // Some encoders omit the duration; the last frame would then have none.
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

    /// Runs `body`, but reports a storage error, such as a full disk, instead of libav's; libav may even overlook it.
    private func storageFirst(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            throw output.failure ?? error
        }
        if let failure = output.failure { throw failure }
    }
}
