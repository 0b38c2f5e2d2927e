// SPDX-License-Identifier: MIT
import Basics
import Studio

extension LearningFilmRecord: LineRecord {
    /// For example `result/sun.mp4  240 frames  640x640  30 fps  of 132 snapshots  made in 12 s`.
    var line: String {
        let snapshots = Wording.count(curves.reduce(0) { $0 + $1.points.count }, "snapshot")
        return
            "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  \(fps) fps  of "
            + "\(snapshots)  made in \(Wording.duration(seconds))"
    }
}
