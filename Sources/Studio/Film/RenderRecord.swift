// SPDX-License-Identifier: MIT

/// The result of `render`; `--json` prints it as it is.
public struct RenderRecord: Encodable {
    public let outputs: [String]
    public let frames: Int
    public let width: Int
    public let height: Int
    public let fps: String
    /// Duration of the film, seconds.
    public let duration: Double
    /// Time that rendering took.
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
