// SPDX-License-Identifier: MIT
import Decoding
import Raster
import TestSupport
import Testing

@Suite("inspect, compare, new, check") struct SmallCommandTests {
    @Test("inspect shows a name or a file")
    func inspect() throws {
        let studio = try Studio.taught(["sun"])
        let byName = try studio.run("inspect", "sun", "--json").object()
        let byFile = try studio.run("inspect", "weights/sun.safetensors", "--json").object()
        for key in [
            "sha256", "shape", "parameters", "start", "root", "recipe", "steps", "pixel_updates", "psnr_db", "picture",
        ] {
            let (one, other) = (byName[key].map { "\($0)" }, byFile[key].map { "\($0)" })
            #expect(one != nil && one == other, "\(key)")
        }
        #expect((byName["layers"] as? [Any])?.count == 3)
        let text = try studio.run("inspect", "sun")
        #expect(text.exitCode == 0 && text.output.contains("2-fourier:64:2.0-16-16-3 tanh, 2387 parameters"), "\(text)")

        let unknown = try studio.run("inspect", "son")
        #expect(unknown.exitCode == 66 && unknown.errors.contains("did you mean \"sun\"?"), "\(unknown)")
        #expect(try studio.run("inspect", "weights/son.safetensors").exitCode == 66)
        let noWeights = try studio.run("inspect", "img/sun.png")
        #expect(noWeights.exitCode == 65 && noWeights.errors.contains("img/sun.png"), "\(noWeights)")
    }

    @Test("compare draws what networks are named, and shows the difference in colour and in turns")
    func compareNetworks() throws {
        let studio = try Studio.taught()
        let run = try studio.run(
            "compare", "sun", "img/sun.png", "--delta", "d.png", "--blink", "b.gif", "--json", "--amplify", "4")
        #expect(run.exitCode == 0, "\(run)")
        let object = try run.object()
        let inspected = try studio.run("inspect", "sun", "--json").object()
        #expect(object["psnr_db"] as? Double == inspected["psnr_db"] as? Double)
        #expect(object["amplification"] as? Double == 4)
        #expect(try studio.run("draw", "sun", "-o", "sun.png").exitCode == 0)
        let (drawn, picture) = (
            try PictureReader.read(studio.path("sun.png")), try PictureReader.read(studio.path("img/sun.png"))
        )
        let wanted = try Delta(drawn, minus: picture).picture(amplification: 4).roundedToEightBits
        #expect(try PictureReader.read(studio.path("d.png")) == wanted)
        #expect(try Tool.probe(studio.path("b.gif").string).frames == 2)

        let file = try studio.run("compare", "weights/sun.safetensors", "0.5 sun + 0.5 moon", "--json", "--size", "9x8")
        #expect(try file.object()["width"] as? Int == 9, "\(file)")
        #expect(try studio.run("compare", "sun", "img/nothing.png").exitCode == 66)
        #expect(try studio.run("compare", "sun", "star").exitCode == 65)
        #expect(try studio.run("compare", "sun", "moon", "--delta", "d.jpg").exitCode == 64)
    }

    @Test("compare measures how far apart pictures are")
    func compare() throws {
        let studio = try Studio.taught(["sun"])
        let equal = try studio.run("compare", "img/sun.png", "img/sun.png", "--json").object()
        #expect(equal.keys.contains("psnr_db") && !(equal["psnr_db"] is Double), "null, as JSON has no infinity")
        #expect(equal["ssim"] as? Double == 1 && equal["largest_difference"] as? Int == 0)

        #expect(try studio.run("draw", "sun", "-o", "drawn.png").exitCode == 0)
        let run = try studio.run("compare", "img/sun.png", "drawn.png", "--difference", "new/difference.png", "--json")
        #expect(run.exitCode == 0 && studio.exists("new/difference.png"), "\(run)")
        #expect(try #require(try run.object()["psnr_db"] as? Double) > 5)

        #expect(try studio.run("draw", "sun", "-o", "large.png", "--size", "25x16").exitCode == 0)
        let sizes = try studio.run("compare", "img/sun.png", "large.png")
        #expect(sizes.exitCode == 65 && sizes.errors.contains("24x16") && sizes.errors.contains("25x16"), "\(sizes)")
        #expect(try studio.run("compare", "img/sun.png", "none.png").exitCode == 66)
    }

    @Test(
        "new writes a sequence that is right and renders",
        arguments: [["sun"], ["sun", "moon"], ["a b", "ö", "fps", "1", "e", "f", "g"]])
    func new(names: [String]) throws {
        let studio = try Studio.taught(names)
        let run = try studio.run("new", "my film.seq")
        #expect(run.exitCode == 0, "\(run)")
        let check = try studio.run("check", "my film.seq")
        #expect(check.exitCode == 0 && check.errors.isEmpty, "\(check)")
        let film = try studio.run("render", "my film.seq", "--size", "16x16", "--fps", "4", "-o", "film.mp4")
        #expect(film.exitCode == 0, "\(film)")

        let text = try studio.bytes("my film.seq")
        #expect(try studio.run("new", "my film.seq").exitCode == 73)
        #expect(try studio.bytes("my film.seq") == text)
        #expect(try studio.run("new", "my film.seq", "--overwrite").exitCode == 0)
    }

    @Test("new needs weights, and names their folder")
    func newElsewhere() throws {
        let studio = try Studio.taught()
        let missing = try studio.run("new", "film.seq", "--weights", "nowhere")
        #expect(missing.exitCode == 66 && missing.errors.contains("nowhere"), "\(missing)")
        #expect(try studio.run(["learn", "--weights", "other weights"] + Studio.tiny).exitCode == 0)
        #expect(try studio.run("new", "film.seq", "--weights", "other weights").exitCode == 0)
        #expect(try studio.run("check", "film.seq").exitCode == 0)
    }

    @Test("check shows the plan")
    func check() throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        let object = try studio.run("check", "film.seq", "--json").object()
        #expect(object["frames"] as? Int == 16 && object["drawn_frames"] as? Int == 12)
        #expect(object["fps"] as? String == "10" && object["duration"] as? Double == 1.6)
        #expect(object["is_loop"] as? Bool == true && object["names"] as? [String] == ["moon", "sun"])
        let segments = try #require(object["segments"] as? [[String: Any]])
        #expect(segments.map { $0["first_frame"] as? Int } == [1, 4, 10, 12, 14])
        #expect(segments.map { $0["last_frame"] as? Int } == [3, 9, 11, 13, 16])
        let text = try studio.run("check", "film.seq")
        #expect(text.exitCode == 0 && text.outputLines.count == 8, "\(text)")
    }

    @Test("strangers are warned of, and render none the less")
    func strangers() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        #expect(try studio.run(["learn", "--start", "own"] + Studio.tiny).exitCode == 0)
        try studio.write(FilmTests.sequence, to: "film.seq")
        let run = try studio.run("render", "film.seq")
        #expect(run.exitCode == 0 && run.errors.contains("warning"), "\(run)")
    }
}
