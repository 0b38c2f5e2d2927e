// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

extension Tool {
    /// Frames, size and rate of a film, as ffprobe counts them by decoding it.
    static func probe(_ film: String) throws -> (frames: Int, width: Int, height: Int, rate: String) {
        let text = try text(
            "ffprobe",
            [
                "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                "stream=width,height,r_frame_rate,nb_read_frames", "-of", "json", film,
            ])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let stream = try #require((object["streams"] as? [[String: Any]])?.first, "\(text)")
        return (
            frames: try #require((stream["nb_read_frames"] as? String).flatMap { Int($0) }),
            width: try #require(stream["width"] as? Int), height: try #require(stream["height"] as? Int),
            rate: try #require(stream["r_frame_rate"] as? String)
        )
    }
}
