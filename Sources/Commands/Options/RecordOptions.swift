// SPDX-License-Identifier: MIT
import ArgumentParser
import Storage
import Studio
import TerminalUI

/// What is noted while pictures are learned: a log, and plots.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Note the error of steps in a log, as JSON Lines or .csv; what is there of other pictures stays.",
            valueName: "file"))
    var log: String?

    @Option(
        help: ArgumentHelp(
            "Note every n-th step. (default: each of the first 29, then 20 for each doubling)", valueName: "n"))
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
            throw ValidationError("--points-plot needs places: --watch-points \"0.5,0.5 0.2,0.8\"")
        }
        for path in [plot, pointsPlot] { try FigureFile.check(path) }
    }

    /// Nil where nothing is to be noted.
    ///
    /// - Throws: ``StudioFailure`` for a log that is something else, `StorageError`.
    func recording() throws -> Recording? {
        guard log != nil || plot != nil || !points.points.isEmpty else { return nil }
        return Recording(
            schedule: logEvery.map(LogSchedule.every) ?? .doubling, points: points.points, tolerance: points.tolerance,
            log: try log.map { try LogFile(FilePath($0)) })
    }

    /// Draws what was asked for of pictures that were learned, in this run or in earlier ones that the log tells of;
    /// nothing where none was.
    ///
    /// - Parameter names: of the command's pictures.
    /// - Throws: ``StudioFailure``, `StorageError`.
    func writePlots(of recording: Recording?, names: [String], _ console: Console) throws {
        guard let recording, plot != nil || pointsPlot != nil else { return }
        let curves = recording.curves(of: names)
        guard !curves.isEmpty else {
            console.note("nothing was learned, and so there is nothing to plot; --overwrite learns again")
            return
        }
        if recording.log == nil {
            for curve in curves {
                guard let first = curve.description?.firstStep else { continue }
                console.note(
                    "\(curve.name): the plot begins at step \(first), where this run went on; with --log it shows all")
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
                    "a log in CSV does not tell of watched places, so \(pointsPlot) is not drawn of what was learned "
                        + "before; a log of another name does, or --overwrite learns again")
                return
            }
            let file = try FigureFile(pointsPlot)
            try file.write(
                PointPlot.figure(curves, plot: plotting.plot, wanted: recording.pointRecords))
            console.note("-> \(file.path)")
        }
    }
}
