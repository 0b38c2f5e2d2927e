// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Encoding
import Foundation
import Networks
import Raster
import Rendering
import Storage
import Studio

struct DrawCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw one picture of any mixture, at any size.",
        discussion: """
            The shorter side shows what the shorter side of the learned pictures did. The longer side shows more where \
            the proportions are wider.

            EXAMPLES
              inbetween draw sun -o sun.png
              inbetween draw "0.5 sun + 0.8 moon - 0.3 owl" -o odd.png --size 8000x6000
              inbetween draw owl -o eye.png --view "zoom 4 at 0.35 0.4"
            """)

    @Argument(help: ArgumentHelp("A name, or names with coefficients that sum to 1.", valueName: "mix"))
    var mix: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("The PNG to write. (default: result/NAME.png)", valueName: "file.png"))
    var output: String?

    @Option(
        help: ArgumentHelp("Size in pixels, at most 16384 a side. (default: the learned picture's)", valueName: "WxH"))
    var size: SizeArgument?

    @Option(help: ArgumentHelp("Bits for each sample, 8 or 16.", valueName: "bits"))
    var depth: Int = 8

    @OptionGroup var view: ViewOption
    @OptionGroup var sampling: SamplingOption

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard PNGWriter.BitDepth(rawValue: depth) != nil else {
            throw ValidationError("--depth is 8 or 16, not \(depth)")
        }
        if let output, FilePath(output).extension?.lowercased() != "png" {
            throw ValidationError("a picture is drawn as PNG: end \(output) in .png")
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.nothingWritten) { try draw(context) }
    }

    private func draw(_ context: CommandContext) throws {
        let started = ContinuousClock.now
        let view = try view.chosen()
        let mixture = try NamedMixture(mix, in: weights.folder)
        let size = size?.size ?? mixture.usualSize
        let path = FilePath(try output ?? usualOutput(of: mixture))
        try path.folder.makeFolder()

        let writer = try PNGWriter(
            at: path, size: size, channels: mixture.weights.shape.drawnChannels,
            bitDepth: PNGWriter.BitDepth(rawValue: depth) ?? .eight)
        let stream = BandStream(
            of: [FrameRun(frames: 0..<1, shot: Shot(.mixture(mixture.mixture), view: view.reduced))],
            weights: mixture.weights, size: size,
            threads: context.studio.threads, tier: context.studio.tier, isExact: sampling.exact)
        defer { stream.cancel() }
        while case .band(_, let band)? = stream.next() {
            try context.checkInterruption(Outcome.nothingWritten)
            try writer.write(band.pixels)
        }
        try writer.finish()

        let record = DrawRecord(
            output: path.string, width: size.width, height: size.height, mixture: mixture.mixture.description,
            seconds: (ContinuousClock.now - started) / .seconds(1))
        try context.emit(record)
    }

    private func usualOutput(of mixture: NamedMixture) throws -> String {
        guard mixture.mixture.terms.count == 1, let name = mixture.mixture.terms.first?.name else {
            throw ValidationError("name the picture of a mixture: -o FILE.png")
        }
        return "result/\(name).png"
    }
}

/// The result of `draw`; `--json` prints it as it is.
private struct DrawRecord: LineRecord {
    let output: String
    let width: Int
    let height: Int
    let mixture: String
    let seconds: Double

    var line: String { "\(output)  \(width)x\(height)  \(mixture)  \(Wording.duration(seconds))" }
}

/// The option to choose the part of the picture plane that is drawn.
struct ViewOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "View of the picture, in the words of a sequence's view: \"zoom 4 at 0.3 0.6 rotate 90deg\".",
            valueName: "motions"))
    var view: String?

    /// - Throws: ``StudioFailure`` that shows what is wrong.
    func chosen() throws -> View {
        guard let view else { return .identity }
        let check = ViewCheck(view)
        guard let chosen = check.view else {
            let report = check.report.rendered(fileName: "view", source: view)
            throw StudioFailure("\"\(view)\" is not a view\n\(report.dropLast())", .usage)
        }
        return chosen
    }
}
