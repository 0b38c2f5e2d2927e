// SPDX-License-Identifier: MIT
import Foundation
import Testing

/// Other people's programs, which read our films back.
enum Tool {
    /// Frames, size and rate of a film, as ffprobe counts them by decoding it.
    static func probe(_ film: String) throws -> (frames: Int, width: Int, height: Int, rate: String) {
        let run = try ChildProcess(
            executable: "/usr/bin/env",
            arguments: [
                "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                "stream=width,height,r_frame_rate,nb_read_frames", "-of", "json", film,
            ], folder: "/"
        ).run()
        try #require(run.exitCode == 0, "\(run)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let stream = try #require((object["streams"] as? [[String: Any]])?.first, "\(run)")
        return (
            frames: try #require((stream["nb_read_frames"] as? String).flatMap { Int($0) }),
            width: try #require(stream["width"] as? Int), height: try #require(stream["height"] as? Int),
            rate: try #require(stream["r_frame_rate"] as? String)
        )
    }
}
