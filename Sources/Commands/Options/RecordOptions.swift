// SPDX-License-Identifier: MIT
import ArgumentParser
import Storage
import Studio
import TerminalUI

/// The options of recording while pictures are learned: a log, and plots.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Log the error of steps, as JSON Lines, or as CSV for a name in .csv; lines of other pictures stay.",
            valueName: "file"))
    var log: String?

    @Option(
        help: ArgumentHelp(
            "Log every n-th step. (default: each of the first 29, then 20 for each doubling)", valueName: "n"))
    var logEvery: Int?

    @Option(help: ArgumentHelp("Plot the curves of learning.", valueName: "file.png|.svg"))
    var plot: String?

    @OptionGroup var plotting: PlotOptions
    @OptionGroup var points: PointOptions

    @Option(help: ArgumentHelp("Plot the colours of --watch-points.", valueName: "file.png|.svg"))
    var pointsPlot: String?

    func validate() throws {
        if let logEvery, logEvery < 1 { throw ValidationError("--log-every is 1 or more steps, not \(logEvery)") }
        if logEvery != nil && log == nil && plot == nil {
            throw ValidationError("--log-every needs --log FILE, or --plot FILE")
        }
        if pointsPlot != nil && points.points.isEmpty {
            throw ValidationError("--points-plot needs points: --watch-points \"0.5,0.5 0.2,0.8\"")
        }
        for path in [plot, pointsPlot] { try FigureFile.check(path) }
    }

    /// The requested recording; nil for none.
    ///
    /// - Throws: ``StudioFailure`` for a file that is not a log, `StorageError`.
    func recording() throws -> Recording? {
        guard log != nil || plot != nil || !points.points.isEmpty else { return nil }
        return Recording(
            schedule: logEvery.map(LogSchedule.every) ?? .doubling, points: points.points, tolerance: points.tolerance,
            log: try log.map { try LogFile(FilePath($0)) })
    }

    /// Writes the wanted plots of the pictures that were learned in this run, or in earlier ones that are in the log.
    ///
    /// - Parameter names: the names of the command's pictures.
    /// - Throws: ``StudioFailure``, `StorageError`.
    func writePlots(of recording: Recording?, names: [String], _ console: Console) throws {
        guard let recording, plot != nil || pointsPlot != nil else { return }
        let curves = recording.curves(of: names)
        guard !curves.isEmpty else {
            console.note("nothing was learned, so there is nothing to plot; --overwrite learns again")
            return
        }
        if recording.log == nil {
            for curve in curves {
                guard let first = curve.description?.firstStep else { continue }
                console.note(
                    "\(curve.name): the plot begins at step \(first), where this run went on; with --log it shows all "
                        + "steps"
                )
            }
        }
        if let plot {
            let file = try FigureFile(plot)
            try file.write(plotting.plot.figure(curves, title: "learning"))
            console.note("-> \(file.path)")
        }
        if let pointsPlot {
            guard curves.contains(where: { $0.description != nil }) else {
                console.note(
                    "a log in CSV does not hold watched points, so \(pointsPlot) was not drawn for pictures learned "
                        + "before; use a log in JSON Lines, or learn again with --overwrite")
                return
            }
            let file = try FigureFile(pointsPlot)
            try file.write(
                PointPlot.figure(curves, plot: plotting.plot, wanted: recording.pointRecords))
            console.note("-> \(file.path)")
        }
    }
}
