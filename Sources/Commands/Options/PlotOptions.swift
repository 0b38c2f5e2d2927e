// SPDX-License-Identifier: MIT
import ArgumentParser
import Plotting
import Studio

/// The options of plotting curves.
struct PlotOptions: ParsableArguments {
    @Option(help: "What plots show: psnr, or loss on a logarithmic axis.")
    var of: CurveMeasure = .psnr

    @Option(help: "What it is plotted against: steps, seconds or updates (of pixels).")
    var against: CurveAbscissa = .steps

    @Option(help: "Scale of that axis: linear or log.")
    var scale: Scale = .linear

    @Flag(help: "Light lines on a dark ground.")
    var dark = false

    var plot: CurvePlot {
        var plot = CurvePlot()
        plot.measure = of
        plot.abscissa = against
        plot.scale = scale
        plot.theme = dark ? .dark : .light
        return plot
    }
}

/// The options of watching the colours of points while pictures are learned.
struct PointOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Watch the colours of points, given as shares of width and height: \"0.5,0.5 0.2,0.8\".",
            valueName: "x,y ..."))
    var watchPoints: String?

    @Option(
        help: ArgumentHelp(
            "Distance from the picture's colour that a watched point may have, in levels of 255.", valueName: "levels"))
    var tolerance: Double = 2

    private static let most = 16

    func validate() throws {
        if let watchPoints {
            let words = watchPoints.split(whereSeparator: \.isWhitespace)
            for word in words where WatchPoint(word) == nil {
                throw ValidationError("--watch-points are pairs such as 0.5,0.25, each from 0 to 1, not \"\(word)\"")
            }
            guard (1...Self.most).contains(words.count) else {
                throw ValidationError("--watch-points are 1 to \(Self.most) points, not \(words.count)")
            }
        }
        guard (0...255).contains(tolerance) else {
            throw ValidationError("--tolerance is 0 to 255 levels, not \(tolerance)")
        }
    }

    var points: [WatchPoint] {
        (watchPoints ?? "").split(whereSeparator: \.isWhitespace).compactMap { WatchPoint($0) }
    }

    var chosen: WatchPoints { WatchPoints(points, tolerance: tolerance) }
}

extension FigureFile {
    /// Checks for a command's `validate` that a path ends in .png or .svg.
    ///
    /// - Throws: `ValidationError`.
    static func check(_ path: String?) throws {
        do {
            _ = try path.map(FigureFile.init)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
