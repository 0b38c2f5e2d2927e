// SPDX-License-Identifier: MIT
import ArgumentParser

/// What a plot of learning shows.
enum CurveMeasure: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// Of the drawing as it is, dB, from some of its pixels; in logs that do not say, of the latest batches.
    case psnr
    /// The mean squared error of the latest batches.
    case loss

    var label: String {
        switch self {
        case .psnr: "PSNR, dB"
        case .loss: "mean squared error"
        }
    }

    /// No worse than an error of the whole range of colours; nil where there is no finite value.
    func value(_ step: RunStep) -> Double? {
        switch self {
        case .psnr: step.bestPsnr.map { max($0, 0) }
        case .loss: min(step.error, 1)
        }
    }
}
