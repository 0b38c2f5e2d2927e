// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Encoding
import Foundation
import Networks
import Storage
import Studio
import TerminalUI
import WeightFiles

struct RaceCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "race",
        abstract: "Learn one picture in several ways, and compare.",
        discussion: """
            Give any of learn's flags for networks and learning several values, with commas between them, or give the \
            flag several times where a value has commas itself. Several such flags make all combinations, up to 24 \
            runs. Runs learn one after the other, each with all threads, so that their seconds can be compared.

            Weight files, the log race.jsonl and the plot race.png are written to result/race-NAME. A run that \
            diverges is reported, crossed in the plot and crossed out in the film; the others go on. The same command, \
            given again, learns only the runs that are missing.

            EXAMPLES
              inbetween race owl --rate 0.01,0.03,0.1,0.3
              inbetween race owl --activation tanh,sine,relu --against seconds --reach 30dB
              inbetween race owl --hidden 64x4 --hidden 150,150 --film result/race.mp4
              inbetween race owl --optimizer muon,adam --batch 1024,4096
              inbetween race owl --rate 0.01,0.1 --watch-points "0.5,0.5 0.2,0.8"
            """)

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp(
            "A picture file, or the name of one in --pictures; and flags of learn.", valueName: "picture"))
    var words: [String] = []

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Folder of the race. (default: result/race-NAME)", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("Folder in which names of pictures are looked up.", valueName: "dir"))
    var pictures: String = "img"

    @Option(
        help: ArgumentHelp(
            "The plot of all curves. (default: race.png in the race's folder)", valueName: "file.png|.svg"))
    var plot: String?

    @OptionGroup(title: "Plot") var plotting: PlotOptions

    @Option(help: ArgumentHelp("PSNRs; for each, the step at which a run reached it is printed.", valueName: "dB,dB"))
    var reach: String = "25dB,30dB"

    @OptionGroup var points: PointOptions

    @Flag(help: "Learn runs again that are learned already.")
    var overwrite = false

    @OptionGroup(title: "Film") var look: RaceFilmOptions
    @OptionGroup(title: "Encoding") var encoding: FilmOptions
    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        try FigureFile.check(plot)
        guard levels.count == reach.split(separator: ",", omittingEmptySubsequences: false).count else {
            throw ValidationError("--reach is PSNRs such as 25dB,30dB, not \(reach)")
        }
    }

    private var levels: [Double] {
        reach.split(separator: ",").compactMap { Decibels(argument: String($0))?.value }
    }

    func run(in context: CommandContext) throws {
        let words = try RaceArguments(words)
        let runs = try words.entries.map(Self.run)
        let source = try source(words.picture)
        let outputs = try look.film.map { try FilmOutput(path: $0, options: encoding.encoding) }
        let folder = FilePath(output ?? "result/race-\(source.name)")
        let session = try RaceSession(
            of: source, runs: runs, in: folder, ancestors: weights.folder, points: points.chosen,
            keepsSnapshots: !outputs.isEmpty, overwrites: overwrite, context: context.studio)
        defer { session.leave() }
        let curves = try session.curves()
        try tell(curves, runs, folder, context)

        try context.interruption.abandoning("the race is kept, and the same command draws it") {
            try draw(curves, runs, source, session.folder, outputs, context)
        }
        if curves.allSatisfy(\.hasDiverged) {
            context.console.error("error: all runs diverged; race with a lower --rate")
            throw ExitStatus.badData
        }
    }

    private func draw(
        _ curves: [LearningCurve], _ runs: [RaceSession.Run], _ source: PictureSource, _ folder: WeightsFolder,
        _ outputs: [FilmOutput], _ context: CommandContext
    ) throws {
        let file = try FigureFile(plot ?? folder.path.appending("race.png").string)
        try file.write(plotting.plot.figure(curves, title: "\(source.name): \(Wording.count(curves.count, "run"))"))
        context.console.note("-> \(file.path), \(folder.path)")
        if !outputs.isEmpty { try film(curves, runs, folder, to: outputs, context) }
    }

    /// - Throws: ``StudioFailure`` for flags that `learn` would refuse, and starts that need other pictures.
    private static func run(_ entry: RaceArguments.Entry) throws -> RaceSession.Run {
        let options: LearningOptions
        do {
            options = try LearningOptions.parse(entry.arguments)
        } catch {
            throw StudioFailure("\(entry.label): \(LearningOptions.message(for: error))", .usage)
        }
        if options.start == .star || options.start == .chain {
            throw StudioFailure("a race has one picture, and its runs start shared, own or from:NAME", .usage)
        }
        return RaceSession.Run(
            label: entry.label, fileName: entry.fileName, arguments: entry.arguments, recipe: options.recipe.chosen,
            start: options.start, channels: options.channels, limits: options.limits,
            hasFixedSteps: options.recipe.steps != nil)
    }

    private func source(_ text: String) throws -> PictureSource {
        if FileManager.default.fileExists(atPath: text), !FilePath(text).isFolder {
            return try PictureSources.find([text])[0]
        }
        let known = try PictureSources.findIfThere(pictures)
        guard let source = known.first(where: { $0.name == text }) else {
            let nearest = NearestName.of(text, among: known.map(\.name)).map { "; did you mean \"\($0)\"?" } ?? ""
            throw StudioFailure("there is no picture \"\(text)\", here or in \(pictures)\(nearest)", .missingInput)
        }
        return source
    }

    private func tell(
        _ curves: [LearningCurve], _ runs: [RaceSession.Run], _ folder: FilePath, _ context: CommandContext
    ) throws {
        let levels = levels
        let records = zip(curves, runs).map { curve, run in
            RaceRecord(
                curve, of: run, weights: folder.appending("\(run.fileName).safetensors").string, reach: levels,
                points: points.chosen)
        }
        try context.emit(
            records, heading: RaceRecord.heading(reach: levels, points: points.points), rows: records.map(\.row))
    }

    private func film(
        _ curves: [LearningCurve], _ runs: [RaceSession.Run], _ folder: WeightsFolder, to outputs: [FilmOutput],
        _ context: CommandContext
    ) throws {
        let snapshots = try runs.map {
            try SnapshotRun(
                of: $0.fileName, in: folder, pictures: [], context: context.studio)
        }
        let film = try RaceFilm(
            of: snapshots, curves: curves, abscissa: plotting.against, look: look.chosen, to: outputs,
            context: context.studio)
        try film.make()
        context.console.note("-> \(outputs.map(\.path.string).joined(separator: ", "))")
    }
}
