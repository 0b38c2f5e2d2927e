// SPDX-License-Identifier: MIT

/// What `render` tells of a film; with `--json` as it stands.
public struct RenderRecord: Encodable, Sendable {
    /// Paths of the films.
    public let outputs: [String]
    public let frames: Int
    /// Pixels.
    public let width: Int
    public let height: Int
    /// Frames a second: `30` or `30000/1001`.
    public let fps: String
    /// Seconds of the film.
    public let duration: Double
    /// Seconds that checking and rendering took.
    public let seconds: Double

    public init(_ plan: FilmPlan, seconds: Double) {
        outputs = plan.outputs.map(\.path.string)
        frames = plan.frames.count
        width = plan.size.width
        height = plan.size.height
        let rate = plan.timeline.frameRate
        fps = rate.description
        duration = Double(frames) * Double(rate.denominator) / Double(rate.numerator)
        self.seconds = seconds
    }
}
