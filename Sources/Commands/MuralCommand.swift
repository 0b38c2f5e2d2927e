// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Encoding
import Networks
import Raster
import Storage
import Studio
import WeightFiles

struct MuralCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "mural",
        abstract: "Draw all hidden units of a network as a wall of small pictures.",
        discussion: """
            A hidden unit has an output at every point of the plane, so it is a picture, too. Orange is above zero, \
            blue below it, and light grey is zero. Layers and units are counted from 1.

            The mural of a network is a PNG or an SVG. With --film, the murals of all its snapshots become a film \
            (learn with --snapshots). The mural of a sequence is a film with a frame for each of the sequence's. \
            Places and colours mean the same on every frame.

            EXAMPLES
              inbetween mural sun
              inbetween mural sun --layer 2 --order similarity --size 96
              inbetween mural moon --like sun            units in the places of the sun's
              inbetween mural sun --contributions --order importance
              inbetween mural sun --film result/learning.mp4
              inbetween mural sequences/first.seq --layer 4 --beside -o result/mural.mp4
            """)

    @Argument(help: ArgumentHelp("A name, a mix of names, a weight file, or a sequence.", valueName: "mix|file"))
    var subject: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "The PNG or SVG to write; for a sequence, the film, which may be given several times. "
                + "(default: result/NAME-mural.png, .mp4)", valueName: "file"))
    var output: [String] = []

    @Option(
        help: ArgumentHelp(
            "Film the murals of all snapshots of the name; may be given several times.", valueName: "film"))
    var film: [String] = []

    @Option(
        help: ArgumentHelp(
            "Frames a second of the film. (default: 12; for a sequence, its own)", valueName: "rate"))
    var fps: RateArgument?

    @OptionGroup(title: "Mural") var mural: MuralOptions

    @Option(
        help: ArgumentHelp("Folder of the weight files. (default: weights; for a sequence, its own)", valueName: "dir"))
    var weights: String?

    @OptionGroup(title: "Encoding") var encoding: FilmOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    private var isSequence: Bool { subject.hasSuffix(".seq") }
    private var folder: WeightsFolder { WeightsFolder(FilePath(weights ?? "weights")) }

    func validate() throws {
        if !isSequence {
            guard output.count <= 1 else {
                throw ValidationError("a network's mural is one picture: give -o only once")
            }
            try FigureFile.check(output.first)
            if fps != nil && film.isEmpty { throw ValidationError("--fps needs a film: add --film FILE") }
            if !film.isEmpty && WeightsFolder.isPath(subject) {
                throw ValidationError("a film of snapshots needs a name, not a weight file such as \(subject)")
            }
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(
            output.isEmpty || film.isEmpty ? Outcome.nothingWritten : Outcome.partlyWritten
        ) { try draw(context) }
    }

    private func draw(_ context: CommandContext) throws {
        let started = ContinuousClock.now
        let like = try mural.like.map { try ChosenNetwork($0, in: folder) }
        func report(_ plan: MuralPlan, _ outputs: [String], _ size: PixelSize, frames: Int) throws {
            let record = MuralRecord(
                plan, outputs: outputs, size: size, frames: frames,
                seconds: (ContinuousClock.now - started) / .seconds(1))
            try context.emit(record)
        }

        if isSequence {
            let films = output + film
            let outputs = try outputs(films.isEmpty ? ["result/\(stem)-mural.mp4"] : films)
            let timeline = try timeline(context.studio)
            let subject = MuralSubject(timeline, title: stem)
            let plan = try MuralPlan(subject, look: mural.look, like: like, context: context.studio)
            let size = try make(plan, outputs, context.studio, frameRate: timeline.timeline.frameRate)
            try report(plan, outputs.map(\.path.string), size, frames: subject.frameCount)
            return
        }
        if !film.isEmpty {
            let outputs = try outputs(film)
            let subject = try MuralSubject(snapshotsOf: self.subject, in: folder)
            let plan = try MuralPlan(subject, look: mural.look, like: like, context: context.studio)
            let size = try make(plan, outputs, context.studio, frameRate: fps?.rate ?? Self.usualRate)
            try report(plan, outputs.map(\.path.string), size, frames: subject.frameCount)
            if output.isEmpty { return }
        }
        let file = try FigureFile(output.first ?? "result/\(stem)-mural.png")
        let subject = MuralSubject(try ChosenNetwork(self.subject, in: folder))
        let plan = try MuralPlan(subject, look: mural.look, like: like, context: context.studio)
        let figure = try plan.mural(at: 0)
        try file.write(figure)
        try report(plan, [file.path.string], figure.size, frames: 1)
    }

    private static let usualRate = FrameRate(12)

    /// The part of the default outputs' names that says what is drawn.
    private var stem: String {
        let stem = WeightsFolder.isPath(subject) || isSequence ? FilePath(subject).stem ?? subject : subject
        return stem.map { $0.isLetter || $0.isNumber || "_-@".contains($0) ? String($0) : "-" }.joined()
    }

    private func outputs(_ paths: [String]) throws -> [FilmOutput] {
        try paths.map { try FilmOutput(path: $0, options: encoding.encoding) }
    }

    /// The sequence, checked and with its paces measured.
    private func timeline(_ context: StudioContext) throws -> FilmPlan {
        let file = try SequenceFile(subject, weights: weights, frameRate: fps?.rate)
        return try FilmPlan(
            file.timeline(telling: context.observer), in: file.folder, size: nil, frames: nil, outputs: [],
            context: context)
    }

    /// Makes the film and returns its size.
    private func make(
        _ plan: MuralPlan, _ outputs: [FilmOutput], _ context: StudioContext, frameRate: FrameRate
    ) throws -> PixelSize {
        let count = plan.subject.frameCount
        let film = try PictureFilm(
            outputs, size: try plan.mural(at: 0).size, frameRate: frameRate, frameCount: count)
        let names = outputs.map(\.path.string).joined(separator: ", ")
        try film.make(
            context, interrupted: "\(names) \(outputs.count == 1 ? "was" : "were") not made",
            isHeld: plan.subject.isHeld
        ) { try plan.mural(at: $0).drawn() }
        return film.format.size
    }
}
