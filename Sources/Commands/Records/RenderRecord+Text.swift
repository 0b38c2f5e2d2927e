// SPDX-License-Identifier: MIT
import Basics
import Studio

extension RenderRecord: LineRecord {
    /// For example `result/first.mp4  240 frames  640x640  24 fps  10.0 s  rendered in 43 s`.
    var line: String {
        "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  \(fps) fps  "
            + "\(Wording.fixed(duration, 1)) s  rendered in \(Wording.duration(seconds))"
    }
}
