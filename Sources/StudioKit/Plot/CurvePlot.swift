// SPDX-License-Identifier: MIT
import ArgumentParser
import Plotting
import Raster

/// How curves of learning are plotted.
struct CurvePlot: Sendable {
    var measure = CurveMeasure.psnr
    var abscissa = CurveAbscissa.steps
    /// Along x; losses are logarithmic upwards in any case.
    var scale = Scale.linear
    var theme = Theme.light
    var size: PixelSize?

    /// What errs by more than the whole range of colours, as what diverges soon does, stands at the edge.
    ///
    /// - Throws: ``StudioFailure`` where a curve lacks what it is plotted against.
    func figure(_ curves: [LearningCurve], title: String) throws -> LinePlot {
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

extension Scale: ExpressibleByArgument {
    /// `linear` or `log`.
    public init?(argument: String) {
        switch argument {
        case "linear": self = .linear
        case "log", "logarithmic": self = .logarithmic
        default: return nil
        }
    }

    public static var allValueStrings: [String] { ["linear", "log"] }
    public var defaultValueDescription: String { self == .linear ? "linear" : "log" }
}
