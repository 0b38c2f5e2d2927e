// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Plotting
import Storage
import Studio

struct PlotCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot",
        abstract: "Plot logs of learning.",
        discussion: """
            Logs are those of `learn --log`, as JSON Lines or CSV. CSV files of other programs need the columns step, \
            and psnr_db or error. Each picture of each log is a curve. When several logs have a picture of the same \
            name, its log's name is put before it. A cross marks where learning diverged.

            EXAMPLES
              inbetween plot run.jsonl -o loss.svg --of loss --scale log
              inbetween plot morph.jsonl sine.jsonl -o race.png --against seconds --dark
            """)

    @Argument(help: ArgumentHelp("Logs of learning.", valueName: "log"))
    var logs: [String]

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("The plot to write. (default: result/learning.png)", valueName: "file.png|.svg"))
    var output: String = "result/learning.png"

    @OptionGroup var plotting: PlotOptions

    @Option(help: ArgumentHelp("Size of the plot in pixels.", valueName: "WxH"))
    var size: SizeArgument = .plot

    @Option(help: ArgumentHelp("Plot these pictures only; may be given several times.", valueName: "name"))
    var picture: [String] = []

    @Option(help: "Title of the plot.")
    var title: String = "learning"

    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        try FigureFile.check(output)
        if size.size.width < 240 || size.size.height < 160 {
            throw ValidationError("a plot is at least 240x160, not \(size.size)")
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.nothingWritten) { try draw(context) }
    }

    private func draw(_ context: CommandContext) throws {
        let file = try FigureFile(output)
        var curves = try logs.flatMap { log in
            try LogReader(path: FilePath(log)).curves().map { (log: title(ofLog: log), curve: $0) }
        }
        for name in picture where !curves.contains(where: { $0.curve.name == name }) {
            throw StudioFailure("no log has a picture \"\(name)\"", .missingInput)
        }
        if !picture.isEmpty { curves.removeAll { !picture.contains($0.curve.name) } }
        let byName = Dictionary(grouping: curves, by: \.curve.name)
        let named = curves.map { log, curve in
            var curve = curve
            if byName[curve.name]?.count ?? 0 > 1 { curve.name = "\(log): \(curve.name)" }
            return curve
        }
        var plot = plotting.plot
        plot.size = size.size
        try file.write(plot.figure(named, title: title))
        let records = named.map { CurveRecord($0) }
        try context.emit(records, heading: CurveRecord.heading, rows: records.map(\.row))
        context.console.note("-> \(file.path)")
    }

    /// The shortest name that distinguishes the log from the others.
    private func title(ofLog log: String) -> String {
        let stem = FilePath(log).stem ?? log
        return logs.count { FilePath($0).stem == stem } > 1 ? log : stem
    }
}
