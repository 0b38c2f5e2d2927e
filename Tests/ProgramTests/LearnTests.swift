// SPDX-License-Identifier: MIT
import Foundation
import Raster
import TestSupport
import Testing

@Suite("learn") struct LearnTests {
    @Test("a folder of pictures becomes a folder of weight files")
    func learnsFolder() throws {
        let studio = try Studio()
        for name in ["sun", "moon", "Bär mit Hut"] { try studio.paint(name) }
        try studio.write("not a picture", to: "img/notes.txt")

        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 0, "\(run)")
        let wanted = ["Bär mit Hut.safetensors", "moon.safetensors", "sun.safetensors"]
        #expect(try studio.names(in: "weights") == wanted)
        #expect(run.outputLines.count == 3, "\(run)")
        #expect(!run.hasControlBytes, "\(run)")
    }

    @Test("a learned picture is left as it is, until it is to be learned again")
    func leavesAlone() throws {
        let studio = try Studio.taught()
        let before = try studio.contents(of: "weights")

        let again = try studio.run(["learn", "--json", "--seed", "5"] + Studio.tiny)
        #expect(again.exitCode == 0, "\(again)")
        #expect(try again.objects().map { $0["outcome"] as? String } == ["kept", "kept"])
        #expect(try studio.contents(of: "weights") == before)

        let anew = try studio.run(["learn", "--overwrite", "--seed", "5"] + Studio.tiny)
        #expect(anew.exitCode == 0, "\(anew)")
        let after = try studio.contents(of: "weights")
        #expect(Set(after.keys) == Set(before.keys))
        for (name, bytes) in after { #expect(bytes != before[name], "\(name) was not learned again") }
    }

    @Test("a picture that changed since it was learned is reported")
    func tellsOfChangedPicture() throws {
        let studio = try Studio.taught(["sun"])
        try studio.paint("sun", channels: .rgba)
        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 0 && run.output.contains("the picture has changed since"), "\(run)")
    }

    @Test("JSON has a line a picture with all that a program may ask")
    func tellsAsJSON() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        let run = try studio.run(["learn", "--json"] + Studio.tiny)
        let objects = try run.objects().sorted { ($0["name"] as? String ?? "") < ($1["name"] as? String ?? "") }
        #expect(objects.count == 2, "\(run)")
        for (object, name) in zip(objects, ["moon", "sun"]) {
            #expect(object["picture"] as? String == "img/\(name).png")
            #expect(object["weights"] as? String == "weights/\(name).safetensors")
            #expect(try #require(object["psnr_db"] as? Double) > 5)
            #expect(object["ssim"] is Double && object["seconds"] is Double)
            #expect(object["steps"] as? Int == 30)
            #expect(object["pixel_updates"] as? Int == 30 * 256)
            #expect(object["shape"] as? String == "2-fourier:64:2.0-16-16-3 tanh")
            #expect(object["start"] as? String == "shared")
        }
    }

    @Test("with --quiet only results are printed")
    func isQuiet() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(["learn", "--quiet"] + Studio.tiny)
        #expect(run.exitCode == 0 && run.errors.isEmpty && run.outputLines.count == 1, "\(run)")
    }

    @Test("on a terminal each picture in work has a line that is refreshed and goes away")
    func showsProgress() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["learn", "--hidden", "32x2", "--batch", "4096", "--steps", "1000000"]
        let run = try studio.run(
            flags, hasTerminal: true, interference: Interference(signal: SIGINT) { $0.contains("steps/s") })
        #expect(run.exitCode == 75 && run.errors.contains(" left"), "\(run)")
        let last = try #require(run.errors.range(of: "steps/s", options: .backwards))
        let rest = run.errors[last.upperBound...]
        #expect(rest.contains("\r\u{1B}[1A\u{1B}[J") && rest.contains("is kept"), "the last progress stays: \(run)")
        #expect(!run.output.contains("\u{1B}"), "\(run)")
    }

    @Test("pictures and folders may be mixed, and one named twice is learned once")
    func takesFilesAndFolders() throws {
        let studio = try Studio()
        try studio.paint("sun", in: "some pictures")
        try studio.paint("moon", in: "others")
        let arguments = ["some pictures", "./some pictures/sun.png", "others/moon.png", "--weights", "my weights"]
        let run = try studio.run(["learn"] + arguments + Studio.tiny)
        #expect(run.exitCode == 0 && run.outputLines.count == 2, "\(run)")
        #expect(try studio.names(in: "my weights") == ["moon.safetensors", "sun.safetensors"])
    }
}
