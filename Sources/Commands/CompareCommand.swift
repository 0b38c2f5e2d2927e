// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Encoding
import Raster
import Storage
import Studio

struct CompareCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Measure how far apart two pictures, or the drawings of networks, are.",
        discussion: """
            Each of the two is the file of a picture, a weight file, or a name or mix of names of the weights folder, \
            including snapshots. Networks draw at the size of the picture they are compared with.

            --delta shows the first minus the second in false colour: orange where the first is brighter, blue where \
            it is darker, nearly white where they are equal. --blink is a film that flips between the two.

            EXAMPLES
              inbetween compare img/sun.png result/sun.png
              inbetween compare sun img/sun.png --delta result/delta.png --amplify max
              inbetween compare sun@40 sun --blink result/blink.gif
              inbetween compare a.png b.png --difference result/difference.png --amplify 16
            """)

    @Argument(help: ArgumentHelp("A picture, a weight file, a name or a mix.", valueName: "a"))
    var first: String

    @Argument(help: ArgumentHelp("Another; two pictures must have the same size.", valueName: "b"))
    var second: String

    @Option(
        help: ArgumentHelp("Write a picture of the differences, black where there are none.", valueName: "file.png"))
    var difference: String?

    @Option(help: ArgumentHelp("Write the signed differences in false colour.", valueName: "file.png"))
    var delta: String?

    @Option(help: ArgumentHelp("Write a film that flips between the two.", valueName: "film"))
    var blink: String?

    @Option(
        help: ArgumentHelp(
            "Factor that enlarges the differences, or max. (default: 8, and max for --delta)", valueName: "n|max"
        ))
    var amplify: Amplification?

    @Option(
        help: ArgumentHelp(
            "What --delta shows: luminance, red, green, blue, or each around grey.", valueName: "channel"))
    var channel: DeltaChannel = .luminance

    @Flag(help: "Swap the two hues of --delta: the second minus the first.")
    var negate = false

    @Option(
        help: ArgumentHelp(
            "Size at which networks draw. (default: the picture's, or the learned one)", valueName: "WxH"))
    var size: SizeArgument?

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        for path in [difference, delta].compactMap({ $0 }) where FilePath(path).extension?.lowercased() != "png" {
            throw ValidationError("differences are drawn as PNG: end \(path) in .png")
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(
            [difference, delta, blink].count { $0 != nil } > 1 ? Outcome.partlyWritten : Outcome.nothingWritten
        ) { try compare(context) }
    }

    private func compare(_ context: CommandContext) throws {
        let (a, b) = try pictures(context)
        let comparison = try PictureComparison(a, b)
        if let difference {
            let factor = (amplify ?? .factor(8)).factor(largest: Float(comparison.largestDifference) / 255)
            try write(Picture.difference(a, b, amplification: max(1, Int(factor.rounded()))), to: difference)
        }
        var amplification: Double?
        if let delta {
            let signed = try Delta(a, minus: b, channel: channel)
            let factor = (amplify ?? .largest).factor(largest: signed.largest)
            try write(signed.picture(amplification: negate ? -factor : factor), to: delta)
            amplification = Double(factor)
        }
        if let blink { try write(blinking: a, b, to: blink, context) }
        let record = CompareRecord(
            psnrDb: Fidelity(comparison.psnr), ssim: comparison.ssim,
            largestDifference: comparison.largestDifference, differingShare: comparison.differingShare,
            width: a.size.width, height: a.size.height, difference: difference, delta: delta,
            amplification: amplification, blink: blink)
        try context.emit(record)
    }

    private func pictures(_ context: CommandContext) throws -> (Picture, Picture) {
        let subjects = try [first, second].map { try PictureOrWeights($0, in: weights.folder) }
        let size = subjects.first(where: \.hasOneSize)?.usualSize ?? size?.size ?? subjects[0].usualSize
        let drawn = subjects.map { $0.picture(of: size, tier: context.studio.tier, threads: context.studio.threads) }
        return (drawn[0], drawn[1])
    }

    private func write(_ picture: Picture, to name: String) throws {
        let path = FilePath(name)
        try path.folder.makeFolder()
        try PNGWriter.write(picture, to: path)
    }

    /// Writes a film that shows both in turn: slowly enough to see each, fast enough to see what moves.
    private func write(blinking a: Picture, _ b: Picture, to path: String, _ context: CommandContext) throws {
        let film = try PictureFilm(
            [FilmOutput(path: path)], size: a.size, frameRate: FrameRate(2), frameCount: 2)
        try film.make(context.studio, interrupted: "\(path) was not written") { $0 == 0 ? a : b }
    }
}

extension DeltaChannel: ExpressibleByArgument {}

/// The result of `compare`; `--json` prints it as it is. PSNR is null for equal pictures.
private struct CompareRecord: LineRecord {
    let psnrDb: Fidelity
    let ssim: Double
    let largestDifference: Int
    let differingShare: Double
    let width: Int
    let height: Int
    let difference: String?
    let delta: String?
    let amplification: Double?
    let blink: String?

    var line: String {
        var line =
            "PSNR \(psnrDb.text)  SSIM \(Wording.fixed(ssim, 4))  "
            + "largest difference \(largestDifference)/255  \(Wording.fixed(100 * differingShare, 1)) % of pixels "
            + "differ"
        if let amplification { line += "  delta amplified \(Wording.fixed(amplification, 1)) times" }
        return line
    }
}
