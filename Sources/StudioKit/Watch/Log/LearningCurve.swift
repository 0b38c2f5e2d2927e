// SPDX-License-Identifier: MIT

/// What a log tells of one picture.
struct LearningCurve: Sendable {
    var name: String
    var description: RunDescription?
    /// In order.
    var steps: [RunStep] = []
    /// Nil while it is learned, or when that was interrupted.
    var end: RunEnd?

    var hasDiverged: Bool { end?.end == RunEnd.diverged }

    /// The first of the logged steps whose running estimate is at least so many dB.
    func firstStep(reaching decibels: Double) -> RunStep? {
        // No PSNR means no error.
        steps.first { $0.psnrDb.map { $0 >= decibels } ?? true }
    }

    /// The curves of a log's lines, in the order in which their pictures appear.
    static func curves(of lines: some Sequence<LogLine>) -> [LearningCurve] {
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
