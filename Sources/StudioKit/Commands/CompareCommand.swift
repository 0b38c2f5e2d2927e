// SPDX-License-Identifier: MIT
import ArgumentParser
import Decoding
import Encoding
import Raster
import Storage

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Tell how far two pictures of one size are apart.",
        discussion: """
            EXAMPLES
              inbetween compare img/sun.png result/sun.png
              inbetween compare a.png b.png --difference result/difference.png --amplify 16
            """)

    @Argument(help: ArgumentHelp("A picture.", valueName: "picture"))
    var first: String

    @Argument(help: ArgumentHelp("Another of the same size.", valueName: "picture"))
    var second: String

    @Option(
        help: ArgumentHelp("Write a picture of the differences, black where there are none.", valueName: "file.png"))
    var difference: String?

    @Option(help: ArgumentHelp("How many times larger the differences are shown.", valueName: "n"))
    var amplify: Int = 8

    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard (1...255).contains(amplify) else { throw ValidationError("--amplify is 1 to 255, not \(amplify)") }
    }

    func run() throws {
        let a = try PictureReader.read(FilePath(first))
        let b = try PictureReader.read(FilePath(second))
        let comparison = try PictureComparison(a, b)
        if let difference {
            let path = FilePath(difference)
            try path.folder.makeFolder()
            try PNGWriter.write(Picture.difference(a, b, amplification: amplify), to: path)
        }
        let record = CompareRecord(
            psnrDb: Fidelity(comparison.psnr), ssim: comparison.ssim,
            largestDifference: comparison.largestDifference, differingShare: comparison.differingShare,
            difference: difference)
        studio.console.result(studio.json ? try JSONLine.text(record) : record.line)
    }
}

/// What `compare` tells; with `--json` as it stands. PSNR is null for equal pictures.
private struct CompareRecord: Encodable {
    let psnrDb: Fidelity
    let ssim: Double
    let largestDifference: Int
    let differingShare: Double
    let difference: String?

    var line: String {
        "PSNR \(psnrDb.text)  SSIM \(Wording.fixed(ssim, 4))  "
            + "largest difference \(largestDifference)/255  \(Wording.fixed(100 * differingShare, 1)) % of pixels differ"
    }
}
