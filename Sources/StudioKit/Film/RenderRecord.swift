// SPDX-License-Identifier: MIT

/// What `render` tells of a film; with `--json` as it stands.
struct RenderRecord: Encodable {
    let outputs: [String]
    let frames: Int
    let width: Int
    let height: Int
    let fps: String
    /// Of the film.
    let duration: Double
    /// That rendering took.
    let seconds: Double

    init(_ plan: FilmPlan, seconds: Double) {
        outputs = plan.outputs.map(\.path.string)
        frames = plan.frames.count
        width = plan.size.width
        height = plan.size.height
        let rate = plan.timeline.frameRate
        fps = rate.description
        duration = Double(frames) * Double(rate.denominator) / Double(rate.numerator)
        self.seconds = seconds
    }

    /// For example `result/first.mp4  240 frames  640x640  24 fps  10.0 s  rendered in 43 s`.
    var line: String {
        "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  \(fps) fps  "
            + "\(Wording.fixed(duration, 1)) s  rendered in \(Wording.duration(seconds))"
    }
}
