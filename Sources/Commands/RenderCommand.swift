// SPDX-License-Identifier: MIT
import WeightFiles
import ArgumentParser
import Encoding
import Networks
import Storage
import Studio

struct RenderCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Render a sequence to a film.",
        discussion: """
            The whole sequence is checked before a frame is drawn. The ending of an output chooses its format: mp4, \
            mov, mkv, webm, gif, apng or webp; a name without an ending is a folder of PNGs. When it was interrupted, \
            the same command continues where it was.

            EXAMPLES
              inbetween render sequences/first.seq
              inbetween render tour.seq -o tour.mp4 -o tour.gif --size 640x640
              inbetween render tour.seq -o result/4k.mp4 --size 3840x2160 --fps 60
            """)

    @Argument(help: ArgumentHelp("The sequence.", valueName: "file.seq"))
    var sequence: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("A film to make; may be given several times. (default: result/NAME.mp4)", valueName: "film"))
    var output: [String] = []

    @Option(
        help: ArgumentHelp("Size in pixels, at most 16384 a side, instead of the sequence's own.", valueName: "WxH"))
    var size: SizeArgument?

    @Option(help: ArgumentHelp("Frames a second, instead of the sequence's own.", valueName: "rate"))
    var fps: RateArgument?

    @Option(help: ArgumentHelp("Render these frames only, counted from 1.", valueName: "A...B"))
    var frames: FramesArgument?

    @Option(
        help: ArgumentHelp("Folder of the weight files. (default: the sequence's own, or weights)", valueName: "dir"))
    var weights: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Keep drawn frames until the film is finished, so that an interrupted render can be continued.")
    var resume = true

    @Option(
        help: ArgumentHelp(
            "Disk space that kept frames may take; further ones would be drawn again.", valueName: "size"))
    var keep = ByteCount(RenderRequest.usualKeptBytes)

    @OptionGroup var sampling: SamplingOption

    @OptionGroup(title: "Encoding") var film: FilmOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        // Drawn frames are kept one by one, so the work may end anywhere.
        let outcome = resume ? "the same command goes on where it was" : "nothing was kept, as --no-resume says"
        try context.interruption.abandoning(outcome) {
            try context.emit(FilmSession(request(), context: context.studio).run())
        }
    }

    private func request() throws -> RenderRequest {
        let outputs = try (output.isEmpty ? [defaultOutput] : output).map {
            try FilmOutput(path: $0, options: film.encoding)
        }
        var request = RenderRequest(
            FilePath(sequence), to: outputs, weights: weights.map { WeightsFolder(FilePath($0)) }, size: size?.size,
            frameRate: fps?.rate)
        request.frames = frames?.numbers
        request.isExact = sampling.exact
        request.keptBytes = resume ? keep.bytes : nil
        return request
    }

    private var defaultOutput: String { "result/\(FilePath(sequence).stem ?? "film").mp4" }
}
