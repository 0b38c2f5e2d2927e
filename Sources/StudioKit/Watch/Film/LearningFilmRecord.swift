// SPDX-License-Identifier: MIT

/// What `film` tells; with `--json` as it stands.
struct LearningFilmRecord: Encodable {
    struct Curve: Encodable {
        struct Point: Encodable {
            let step: Int
            let psnrDb: Double
        }

        let name: String
        /// Of the drawings of all snapshots, against the picture; against the last drawing where that is not at hand.
        let points: [Point]
    }

    let outputs: [String]
    let frames: Int
    let width: Int
    let height: Int
    let fps: String
    let seconds: Double
    let curves: [Curve]

    /// For example `result/sun.mp4  240 frames  640x640  30 fps  of 132 snapshots  made in 12 s`.
    var line: String {
        let snapshots = Wording.count(curves.reduce(0) { $0 + $1.points.count }, "snapshot")
        return
            "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  \(fps) fps  of "
            + "\(snapshots)  made in \(Wording.duration(seconds))"
    }
}
