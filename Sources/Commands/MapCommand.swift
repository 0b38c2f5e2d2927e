// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Encoding
import Networks
import Plotting
import Raster
import Storage
import Studio

struct MapCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Place networks on a map by how their weights, or their drawings, differ.",
        discussion: """
            Networks are points of a space with as many dimensions as weights. The map shows them along the directions \
            in which they differ most, their principal components, and the share of the variance that each component \
            holds. Snapshots of one name, generations and the frames of a sequence are joined in their order.

            t-SNE and UMAP: --export writes the points in all components (embedding.npy), which keeps every distance, \
            so scikit-learn and umap-learn find what they would find for the weights. --projector makes a folder for \
            TensorBoard's projector, which has both.

            EXAMPLES
              inbetween map                                   the weights folder
              inbetween map weights/snapshots --of aligned
              inbetween map sequences/first.seq --every 4 -o result/way.svg
              inbetween map weights --of drawings --film result/turning.mp4
              inbetween map weights --projector result/projector
              tensorboard --logdir result/projector
            """)

    @Argument(
        help: ArgumentHelp(
            "Names, mixes, weight files, folders of them, or sequences. (default: the weights folder)",
            valueName: "mix|file|folder"))
    var subjects: [String] = []

    @Option(help: ArgumentHelp("What is compared: weights, weights aligned to the first network, or drawings."))
    var of: MapMatter = .weights

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("The PNG or SVG to write. (default: result/map.png)", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Size of the map and of the film in pixels. (default: 1280x960)", valueName: "WxH"))
    var size: SizeArgument?

    @Flag(help: "Draw light on dark.")
    var dark = false

    @Option(
        help: ArgumentHelp("Take every n-th frame of a sequence. (default: about a hundred frames)", valueName: "n"))
    var every: Int?

    @Option(
        help: ArgumentHelp(
            "Film the map of the first three components, turning once around; may be given several times.",
            valueName: "film"))
    var film: [String] = []

    @Option(help: ArgumentHelp("Duration of the film, in seconds.", valueName: "seconds"))
    var duration: Double = 12

    @Option(help: ArgumentHelp("Frames per second of the film.", valueName: "rate"))
    var fps: RateArgument?

    @Flag(help: "Show dots rather than drawings in the film.")
    var dots = false

    @Option(help: ArgumentHelp("Write embedding.npy and embedding.tsv to this folder.", valueName: "folder"))
    var export: String?

    @Option(help: ArgumentHelp("Write files for TensorBoard's projector to this folder.", valueName: "folder"))
    var projector: String?

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Encoding") var encoding: FilmOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    private static let usualSize = PixelSize(width: 1280, height: 960)
    private static let leastSize = 240
    private static let usualRate = FrameRate(30)
    /// Angle by which the camera looks down, in half turns.
    private static let tilt = 1.0 / 15

    func validate() throws {
        try FigureFile.check(output)
        if let every, every < 1 { throw ValidationError("--every is at least 1, not \(every)") }
        guard duration > 0, duration <= 3600 else {
            throw ValidationError("--duration is up to 3600 seconds, not \(duration)")
        }
        if let size, size.size.shortSide < Self.leastSize {
            throw ValidationError("a map has at least \(Self.leastSize) pixels each way, not \(size.size)")
        }
        if film.isEmpty && (fps != nil || dots) {
            throw ValidationError("--fps and --dots need a film: add --film FILE")
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.nothingWritten) { try draw(context) }
    }

    private func draw(_ context: CommandContext) throws {
        let started = ContinuousClock.now
        let outputs = try film.map { try FilmOutput(path: $0, options: encoding.encoding) }
        let sources = MapSources(folder: weights.folder, every: every, context: context.studio)
        let points = try sources.points(of: subjects.isEmpty ? [weights.folder.path.string] : subjects)
        let map = try WeightMap(points, of: of, context: context.studio)

        let written = try context.interruption.abandoning(Outcome.partlyWritten) { try write(map, outputs, context) }
        let record = MapRecord(
            map, dimensions: outputs.isEmpty ? 2 : 3, outputs: written.map(\.string),
            seconds: (ContinuousClock.now - started) / .seconds(1))
        try context.emit(record)
    }

    /// - Returns: the files that were written.
    private func write(_ map: WeightMap, _ outputs: [FilmOutput], _ context: CommandContext) throws -> [FilePath] {
        let figure = try FigureFile(output ?? "result/map.png")
        try figure.write(map.figure(size: size?.size ?? Self.usualSize, theme: theme))
        var written = [figure.path]
        if let export { written += try MapFiles(map: map).writeEmbedding(to: FilePath(export)) }
        if let projector { written += try MapFiles(map: map).writeProjector(to: FilePath(projector)) }
        if !outputs.isEmpty {
            try turn(map, outputs, context)
            written += outputs.map(\.path)
        }
        return written
    }

    private var theme: Theme { dark ? .dark : .light }

    /// Films the map turning once around, so that the film repeats without a seam.
    private func turn(_ map: WeightMap, _ outputs: [FilmOutput], _ context: CommandContext) throws {
        let rate = fps?.rate ?? Self.usualRate
        let count = max(1, Int((duration * Double(rate.numerator) / Double(rate.denominator)).rounded()))
        let size = size?.size ?? Self.usualSize
        func direction(halfTurns: Double) -> SIMD2<Double> {
            SIMD2(PortableMath.sinPi(halfTurns + 0.5), PortableMath.sinPi(halfTurns))
        }
        let film = try PictureFilm(outputs, size: size, frameRate: rate, frameCount: count)
        try film.make(context.studio, interrupted: "the map was written, and its film was not") { frame in
            map.turningFigure(
                turn: direction(halfTurns: 2 * Double(frame) / Double(count)), tilt: direction(halfTurns: Self.tilt),
                isPlain: dots, size: size, theme: theme
            ).drawn()
        }
    }
}
