// SPDX-License-Identifier: MIT
import ArgumentParser

/// What learning is compared by.
enum CurveAbscissa: String, CaseIterable, ExpressibleByArgument, Sendable {
    case steps, seconds
    /// Pixels looked at in all steps so far.
    case updates

    var label: String {
        switch self {
        case .steps: "steps"
        case .seconds: "seconds of learning"
        case .updates: "pixel updates"
        }
    }

    /// Nil where a log does not say.
    func value(_ step: RunStep) -> Double? {
        switch self {
        case .steps: Double(step.step)
        case .seconds: step.seconds
        case .updates: step.pixelUpdates.map(Double.init)
        }
    }
}
