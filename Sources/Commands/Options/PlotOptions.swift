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
