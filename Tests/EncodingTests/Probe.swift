// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// The properties of a film as found by ffprobe.
struct Probe: Decodable {
    struct Stream: Decodable {
        let codecName: String
        let codecTagString: String
        let width: Int
        let height: Int
        let pixFmt: String
        let rFrameRate: String
        let nbReadFrames: String
        let duration: String?
        let colorRange: String?
        let colorSpace: String?
        let colorTransfer: String?
        let colorPrimaries: String?
        let chromaLocation: String?
        let tags: [String: String]?
    }

    struct Format: Decodable {
        let duration: String?
    }

    let streams: [Stream]
    let format: Format

    static func film(_ path: String) throws -> (stream: Stream, duration: String?) {
        let json = try Tool.run(
            "ffprobe",
            ["-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", path])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let probe = try decoder.decode(Probe.self, from: Data(json))
        guard let stream = probe.streams.first else { throw Tool.Failed(description: "\(path) has no stream") }
        return (stream, probe.format.duration)
    }

    /// The decoded frames, 8 bits a sample, `channels` samples a pixel.
    static func frames(_ path: String, size: (width: Int, height: Int), channels: Int, decoder: [String] = [])
        throws -> [[UInt8]]
    {
        let raw = try Tool.run(
            "ffmpeg",
            ["-v", "error"] + decoder + ["-i", path, "-vsync", "passthrough"] + [
                "-sws_flags", "accurate_rnd+full_chroma_int+full_chroma_inp", "-f", "rawvideo", "-pix_fmt",
                channels == 4 ? "rgba" : "rgb24", "-",
            ])
        let length = size.width * size.height * channels
        return stride(from: 0, to: raw.count, by: length).map { Array(raw[$0..<min($0 + length, raw.count)]) }
    }
}
