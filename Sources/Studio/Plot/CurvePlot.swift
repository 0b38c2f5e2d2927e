// SPDX-License-Identifier: MIT
import Basics
import Plotting
import Raster

/// How curves of learning are plotted.
public struct CurvePlot: Sendable {
    public var measure = CurveMeasure.psnr
    public var abscissa = CurveAbscissa.steps
    /// Along x; losses are logarithmic upwards in any case.
    public var scale = Scale.linear
    public var theme = Theme.light
    public var size: PixelSize?

    public init(size: PixelSize? = nil) {
        self.size = size
    }

    /// What errs by more than the whole range of colours, as what diverges soon does, stands at the edge.
    ///
    /// - Throws: ``StudioFailure`` where a curve lacks what it is plotted against.
    public func figure(_ curves: [LearningCurve], title: String) throws -> LinePlot {
        for curve in curves where curve.steps.contains(where: { abscissa.value($0) == nil }) {
            throw StudioFailure(
                "the log of \"\(curve.name)\" does not tell \(abscissa.rawValue); plot --against steps", .badData)
        }
        var plot = LinePlot(
            title: title, xLabel: abscissa.label, yLabel: measure.label,
            series: curves.map { curve in
                let steps = measure == .psnr ? curve.measuredSteps : curve.steps
                let points = steps.compactMap { step -> (x: Double, y: Double)? in
                    guard let x = abscissa.value(step), let y = measure.value(step) else { return nil }
                    return (x, y)
                }
                return LinePlot.Series(name(of: curve), points, endsInCross: curve.hasDiverged)
            })
        plot.includesZero = false
        plot.xScale = scale
        plot.yScale = measure == .loss ? .logarithmic : .linear
        plot.theme = theme
        if let size { plot.baseSize = size }
        return plot
    }

    /// For example `sun, 42.1 dB`, as measured at the end.
    private func name(of curve: LearningCurve) -> String {
        if curve.hasDiverged { return "\(curve.name), diverged" }
        guard measure == .psnr, let decibels = curve.end?.psnrDb else { return curve.name }
        return "\(curve.name), \(Wording.decibels(decibels))"
    }
}

/// What a plot of learning shows.
public enum CurveMeasure: String, CaseIterable, Sendable {
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

/// What learning is compared by.
public enum CurveAbscissa: String, CaseIterable, Sendable {
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
