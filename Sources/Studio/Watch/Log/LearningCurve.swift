// SPDX-License-Identifier: MIT

/// The lines of a log about one picture.
public struct LearningCurve: Sendable {
    public var name: String
    public var description: RunDescription?
    /// The logged steps, in order.
    public var steps: [RunStep] = []
    /// The last line; nil while the picture is being learned, or when learning was interrupted.
    var end: RunEnd?

    public var hasDiverged: Bool { end?.end == RunEnd.diverged }

    /// The steps with a PSNR of the drawing; all steps where none has one.
    var measuredSteps: [RunStep] {
        let measured = steps.filter { $0.drawnPsnrDb != nil }
        return measured.isEmpty ? steps : measured
    }

    /// The first logged step at which the PSNR was at least so many dB.
    public func firstStep(reaching decibels: Double) -> RunStep? {
        // The PSNR is nil when there is no error.
        measuredSteps.first { $0.bestPsnr.map { $0 >= decibels } ?? true }
    }

    /// The curves of a log's lines, in the order in which their pictures appear.
    public static func curves(of lines: some Sequence<LogLine>) -> [LearningCurve] {
        var curves: [LearningCurve] = []
        var places: [String: Int] = [:]
        for line in lines {
            let place = places[line.picture] ?? curves.count
            if place == curves.count {
                places[line.picture] = place
                curves.append(LearningCurve(name: line.picture))
            }
            switch line {
            case .begin(let description): curves[place].description = description
            case .step(let step): curves[place].steps.append(step)
            case .end(let end): curves[place].end = end
            }
        }
        return curves
    }
}
