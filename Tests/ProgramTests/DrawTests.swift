// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Raster
import Testing

/// Arguments of `draw`, and the exit code and words of its refusal.
struct RefusedDrawing: CustomTestStringConvertible {
    let arguments: [String]
    let exitCode: Int32
    let mentions: [String]

    var testDescription: String { arguments.joined(separator: " ") }

    static let all = [
        RefusedDrawing(arguments: ["son"], exitCode: 65, mentions: ["\"son\"", "did you mean \"sun\"?"]),
        RefusedDrawing(arguments: ["0.5 sun + 0.4 moon", "-o", "x.png"], exitCode: 65, mentions: ["0.9"]),
        RefusedDrawing(arguments: ["0.5 sun + 0.5 moon"], exitCode: 64, mentions: ["-o"]),
        RefusedDrawing(arguments: ["sun", "-o", "x.jpg"], exitCode: 64, mentions: ["x.jpg", ".png"]),
        RefusedDrawing(arguments: ["sun", "--size", "9x"], exitCode: 64, mentions: ["9x"]),
        RefusedDrawing(arguments: ["sun", "--size", "20000x5"], exitCode: 64, mentions: ["20000x5", "16384"]),
        RefusedDrawing(arguments: ["sun", "--depth", "12"], exitCode: 64, mentions: ["12"]),
        RefusedDrawing(arguments: ["sun", "--weights", "nowhere"], exitCode: 66, mentions: ["nowhere"]),
        RefusedDrawing(arguments: ["sun", "-o", "img/sun.png/x.png"], exitCode: 73, mentions: ["img/sun.png"]),
        RefusedDrawing(
            arguments: ["sun", "--view", "zoon 4"], exitCode: 64, mentions: ["zoon", "did you mean `zoom`?"]),
        RefusedDrawing(arguments: ["sun", "--view", "zoom 4 over 2s"], exitCode: 64, mentions: ["a view", "over"]),
        RefusedDrawing(arguments: ["../img/sun"], exitCode: 65, mentions: ["../img/sun"]),
        RefusedDrawing(arguments: ["sun", "--threads", "0"], exitCode: 64, mentions: ["--threads"]),
        RefusedDrawing(arguments: ["sun", "--tier", "mmx"], exitCode: 64, mentions: ["mmx", "reference"]),
    ]
}

@Suite("draw") struct DrawTests {
    @Test(
        "any mixture, at any size",
        arguments: ["sun", "0.5 sun + 0.5 moon", "1.6 moon - 0.6 sun", "2 sun + 2 moon normalize"])
    func mixtures(mixture: String) throws {
        let studio = try Studio.taught()
        let run = try studio.run("draw", mixture, "-o", "deep/below/x.png", "--size", "31x50", "--json")
        #expect(run.exitCode == 0, "\(run)")
        let object = try run.object()
        #expect(object["output"] as? String == "deep/below/x.png" && object["width"] as? Int == 31)
        let picture = try PictureReader.read(studio.path("deep/below/x.png"))
        #expect(picture.size == PixelSize(width: 31, height: 50) && picture.channels == .rgb)
    }

    @Test("a name alone may have spaces, and is drawn to result at its own size")
    func usualOutput() throws {
        let studio = try Studio.taught(["Bär mit Hut"])
        let run = try studio.run("draw", "Bär mit Hut")
        #expect(run.exitCode == 0, "\(run)")
        #expect(try PictureReader.read(studio.path("result/Bär mit Hut.png")).size == PixelSize(width: 24, height: 16))
    }

    @Test("16 bits are 8 bits and more")
    func depths() throws {
        let studio = try Studio.taught(["sun"])
        #expect(try studio.run("draw", "sun", "-o", "8.png").exitCode == 0)
        #expect(try studio.run("draw", "sun", "-o", "16.png", "--depth", "16").exitCode == 0)
        let (eight, sixteen) = (
            try PictureReader.read(studio.path("8.png")), try PictureReader.read(studio.path("16.png"))
        )
        #expect(sixteen.roundedToEightBits == eight && sixteen != eight)
    }

    @Test("a mixture that cannot be drawn is refused in a sentence", arguments: RefusedDrawing.all)
    func refused(drawing: RefusedDrawing) throws {
        let studio = try Studio.taught()
        let run = try studio.run(["draw"] + drawing.arguments)
        #expect(run.exitCode == drawing.exitCode, "\(run)")
        for text in drawing.mentions { #expect(run.errors.contains(text), "\(run)") }
        #expect(run.output.isEmpty, "\(run)")
    }
}
