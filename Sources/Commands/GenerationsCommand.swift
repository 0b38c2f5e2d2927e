// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Encoding
import Foundation
import Learning
import Networks
import Plotting
import Raster
import Storage
import Studio
import TerminalUI
import WeightFiles

struct GenerationsCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "generations",
        abstract: "Teach each network's drawing to the next network, again and again.",
        discussion: """
            Each generation learns the drawing of the one before, so errors compound into a style. Every k-th picture \
            and weight file is kept, with a contact sheet. A table (CSV) and a plot show for each generation the size \
            of its weights, and its distance from its parent, the first generation and the original, as weights and as \
            a drawing.

            The verdict is that the line settles, wanders or diverges. It follows from the exponent of the distance \
            from the first generation as a power of the generation's number: below 0.2 the line settles, above 1 it \
            diverges, and a random walk has 0.5. An interrupted line is continued by the same command.

            EXAMPLES
              inbetween generations img/owl.png
              inbetween generations owl --count 100 --every 5 --film result/owls.mp4
              inbetween generations img/face.png --from parent --size 96x96 --steps 20
            """)

    @Argument(
        help: ArgumentHelp("A picture, or the name of weights whose drawing is taught.", valueName: "picture|name"))
    var subject: String

    @Option(help: ArgumentHelp("Number of generations, 1 to 9999.", valueName: "n"))
    var count = 30

    @Option(help: ArgumentHelp("Keep the picture and the weights of every n-th generation.", valueName: "n"))
    var every = 5

    @Option(
        help: ArgumentHelp(
            "Initial weights of each: start (the same random ones), parent (its parent's) or seed (random ones of its "
                + "own).",
            valueName: "start"))
    var from = GenerationStart.start

    @Option(help: ArgumentHelp("Size at which generations are taught. (default: the picture's)", valueName: "WxH"))
    var size: SizeArgument?

    @Option(
        help: ArgumentHelp(
            "Channels to learn; rgba has transparency, auto takes what the picture needs.", valueName: "channels"))
    var channels: ChannelChoice = .auto

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Folder of the line. (default: result/generations-NAME)", valueName: "dir"))
    var output: String?

    @Option(
        help: ArgumentHelp("Film the line, a frame for each generation; may be given several times.", valueName: "film")
    )
    var film: [String] = []

    @Option(help: ArgumentHelp("Size of the film. (default: the picture's own)", valueName: "WxH"))
    var filmSize: SizeArgument?

    @Option(help: ArgumentHelp("Generations a second in the film. (default: 8)", valueName: "rate"))
    var fps: RateArgument?

    @Flag(help: "Start the line again.")
    var overwrite = false

    @OptionGroup(title: "Network") var recipe: RecipeOptions
    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Encoding") var encoding: FilmOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    /// Few steps, so that each generation errs visibly; see docs/notes/generations.md.
    static let usualSteps = 20

    func validate() throws {
        guard (1...9999).contains(count) else { throw ValidationError("--count is 1 to 9999, not \(count)") }
        guard (1...9999).contains(every) else { throw ValidationError("--every is 1 to 9999, not \(every)") }
    }

    func run(in context: CommandContext) throws {
        let outputs = try film.map { try FilmOutput(path: $0, options: encoding.encoding) }
        let request = try context.interruption.abandoning(GenerationsSession.outcome(overwrites: overwrite)) {
            try self.request(context.studio)
        }
        let filmSize = filmSize?.size ?? request.subject.ownSize
        for output in outputs { try output.prepare() }
        let session = try GenerationsSession(request, context: context.studio)
        defer { session.leave() }
        try session.run()
        try context.interruption.abandoning(GenerationsSession.outcome(overwrites: overwrite)) {
            try draw(session, request, outputs, size: filmSize, context)
        }
        try session.tidyUp()
        try tell(session, request, context)
    }

    private func draw(
        _ session: GenerationsSession, _ request: GenerationsRequest, _ outputs: [FilmOutput], size: PixelSize,
        _ context: CommandContext
    ) throws {
        let sheet = GenerationsSheet(session: session, request: request)
        try PNGWriter.write(sheet.contacts().drawn(), to: request.folder.sheet)
        try PNGWriter.write(sheet.plots().drawn(), to: request.folder.plot)
        guard !outputs.isEmpty else { return }
        let film = GenerationsFilm(
            session: session, request: request, outputs: outputs, size: size, frameRate: fps?.rate ?? FrameRate(8))
        try film.make(context.studio)
    }

    private func request(_ context: StudioContext) throws -> GenerationsRequest {
        let subject = try GenerationsSubject(
            subject, size: size?.size, channels: channels, folder: weights.folder, context: context)
        try WeightsFolder.check(
            new: subject.name, else: "rename the \(subject.founder == nil ? "picture" : "weight file")")
        var chosen = recipe.chosen
        if recipe.steps == nil { chosen.settings.steps = Self.usualSteps }
        let folder = FilePath(output ?? "result/generations-\(subject.name)")
        return try GenerationsRequest(
            subject: subject, recipe: chosen, start: from, count: count, every: every,
            folder: GenerationsFolder(path: folder, name: subject.name), overwrites: overwrite)
    }

    private func tell(
        _ session: GenerationsSession, _ request: GenerationsRequest, _ context: CommandContext
    ) throws {
        let console = context.console
        let record = GenerationsRecord(session, request: request, films: film)
        if context.isJSON { return try context.emitJSON(record) }
        let figures = session.state.figures
        var table = TextTable(heading: [
            "generation", "|weights|", "to parent", "to first", "PSNR to parent", "to original",
        ])
        for row in figures where request.keeps(row.generation) {
            table.rows.append([
                String(row.generation), Wording.fixed(row.norm, 2),
                row.weightsToParent.map { Wording.fixed($0, 2) } ?? "",
                row.weightsToFirst.map { Wording.fixed($0, 2) } ?? "", Wording.decibels(row.psnrToParent),
                Wording.decibels(row.psnrToOriginal),
            ])
        }
        table.lines.forEach(console.result)
        console.result("\(request.subject.name): \(session.verdict)")
        console.note("-> \(([record.folder] + film).joined(separator: ", "))")
    }
}
