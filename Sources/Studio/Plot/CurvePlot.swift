// SPDX-License-Identifier: MIT
import Basics
import Plotting
import Raster

/// A way to plot curves of learning.
public struct CurvePlot: Sendable {
    public var measure = CurveMeasure.psnr
    public var abscissa = CurveAbscissa.steps
    /// Scale of the x axis; losses are always plotted on a logarithmic y axis.
    public var scale = Scale.linear
    public var theme = Theme.light
    public var size: PixelSize?

    public init(size: PixelSize? = nil) {
        self.size = size
    }

    /// The curves in one figure. An error beyond the whole range of colours, which soon occurs when a run diverges, is
    /// drawn at the edge.
    ///
    /// - Throws: ``StudioFailure`` when a curve lacks the values of the x axis.
    public func figure(_ curves: [LearningCurve], title: String) throws -> LinePlot {
        for curve in curves where curve.steps.contains(where: { abscissa.value($0) == nil }) {
            throw StudioFailure(
                "the log of \"\(curve.name)\" does not hold \(abscissa.rawValue); plot --against steps", .badData)
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

    /// The name with the PSNR measured at the end, for example `sun, 42.1 dB`.
    private func name(of curve: LearningCurve) -> String {
        if curve.hasDiverged { return "\(curve.name), diverged" }
        guard measure == .psnr, let decibels = curve.end?.psnrDb else { return curve.name }
        return "\(curve.name), \(Wording.decibels(decibels))"
    }
}

/// The y axis of a plot of learning.
public enum CurveMeasure: String, CaseIterable, Sendable {
    /// PSNR of the present drawing, dB, measured at some of its pixels; in logs without it, that of recent batches.
    case psnr
    /// Mean squared error of recent batches.
    case loss

    var label: String {
        switch self {
        case .psnr: "PSNR, dB"
        case .loss: "mean squared error"
        }
    }

    /// The value to plot, clamped at an error of the whole range of colours; nil where there is none.
    func value(_ step: RunStep) -> Double? {
        switch self {
        case .psnr: step.bestPsnr.map { max($0, 0) }
        case .loss: min(step.error, 1)
        }
    }
}

/// The x axis of a plot of learning.
public enum CurveAbscissa: String, CaseIterable, Sendable {
    case steps, seconds
    /// Pixels of all batches so far.
    case updates

    var label: String {
        switch self {
        case .steps: "steps"
        case .seconds: "seconds of learning"
        case .updates: "pixel updates"
        }
    }

    /// The value to plot; nil where a log lacks it.
    func value(_ step: RunStep) -> Double? {
        switch self {
        case .steps: Double(step.step)
        case .seconds: step.seconds
        case .updates: step.pixelUpdates.map(Double.init)
        }
    }
}

/// The result of `plot` for one curve; `--json` prints it as it is.
public struct CurveRecord: Encodable {
    public let name: String
    /// Number of logged lines.
    public let lines: Int
    public let steps: Int
    @OrNull public var seconds: Double?
    @OrNull public var pixelUpdates: Int?
    /// The PSNR measured at the end; where there is none, the last running estimate.
    @OrNull public var psnrDb: Double?
    public let isMeasured: Bool
    /// The reason that learning ended; null while it continues.
    @OrNull public var end: String?

    public init(_ curve: LearningCurve) {
        let last = curve.steps.last
        name = curve.name
        lines = curve.steps.count
        steps = max(last?.step ?? 0, curve.end?.step ?? 0)
        seconds = curve.end?.seconds ?? last?.seconds
        pixelUpdates = curve.end?.pixelUpdates ?? last?.pixelUpdates
        isMeasured = curve.end?.psnrDb != nil
        psnrDb = curve.end?.psnrDb ?? curve.measuredSteps.last?.bestPsnr
        end = curve.end?.end
    }
}
