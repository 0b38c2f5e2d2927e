// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite struct RehearseTests {
    private static let few = ["--rehearsal-steps", "12"]

    @Test("all networks of a folder rehearse, and say so")
    func all() throws {
        let studio = try Studio.taught()
        let before = try studio.contents(of: "weights")
        let run = try studio.run(["rehearse", "--json"] + Self.few)
        #expect(run.exitCode == 0 && !run.hasControlBytes, "\(run)")
        let objects = try run.objects()
        #expect(objects.map { $0["name"] as? String } == ["moon", "sun"])
        #expect(objects.allSatisfy { $0["turns"] as? Int == 12 && $0["psnr_db"] is Double })
        let after = try studio.contents(of: "weights")
        #expect(after.keys.sorted() == before.keys.sorted(), "no state is left behind")
        #expect(after.allSatisfy { before[$0.key] != $0.value })
        let files = try ["sun", "moon"].map { try studio.run("inspect", $0, "--json").object() }
        #expect(files[0]["rehearsal"] as? String == files[1]["rehearsal"] as? String)
        #expect((files[0]["rehearsal"] as? String)?.count == 64)
        #expect(files.allSatisfy { $0["steps"] as? Int == 42 })

        let again = try studio.run(["rehearse"] + Self.few)
        #expect(again.exitCode == 0 && again.output.contains("--overwrite"), "\(again)")
        #expect(try studio.contents(of: "weights") == after)
        #expect(try studio.run(["rehearse", "--overwrite"] + Self.few).exitCode == 0)
        #expect(try studio.contents(of: "weights") != after)
    }

    @Test("learn --rehearse does both, with the same outcome")
    func learnAndRehearse() throws {
        let studio = try Studio.taught()
        #expect(try studio.run(["rehearse", "-q"] + Self.few).exitCode == 0)
        let other = try Studio()
        for name in Studio.usualNames { try other.paint(name) }
        let run = try other.run(["learn", "--rehearse", "-q"] + Studio.tiny + Self.few)
        #expect(run.exitCode == 0, "\(run)")
        #expect(try other.contents(of: "weights") == studio.contents(of: "weights"))
    }

    @Test("only what a sequence walks rehearses")
    func walks() throws {
        let studio = try Studio.taught(["sun", "moon", "owl"])
        try studio.write("start sun\nto owl over 1s path spline\n", to: "film.seq")
        let run = try studio.run(["rehearse", "--walks", "film.seq", "--json"] + Self.few)
        #expect(try run.objects().map { $0["name"] as? String } == ["owl", "sun"], "\(run)")
    }

    @Test("opaque and transparent pictures rehearse together")
    func opacity() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.paint("moon", channels: .rgba)
        #expect(try studio.run(["learn", "-q"] + Studio.tiny).exitCode == 0)
        let run = try studio.run(["rehearse"] + Self.few)
        #expect(run.exitCode == 0, "\(run)")
        #expect(try studio.run("draw", "0.5 sun + 0.5 moon", "-o", "a.png").exitCode == 0)
        #expect(
            try studio.run("inspect", "sun", "--json").object()["shape"].map { "\($0)".contains("-3 tanh") } == true)
    }

    @Test("Ctrl-C leaves the weight files as they were, and going on ends at the identical weights")
    func interrupted() throws {
        let steps = ["--rehearsal-steps", "400"]
        let whole = try Studio.taught()
        #expect(try whole.run(["rehearse", "-q"] + steps).exitCode == 0)
        let studio = try Studio.taught()
        let before = try studio.contents(of: "weights")
        let run = try studio.run(
            ["rehearse"] + steps, hasTerminal: true,
            interference: Interference(signal: SIGINT, isDue: { $0.contains("steps/s") }))
        #expect(run.exitCode == 75 && run.errors.contains("the same command goes on"), "\(run)")
        let after = try studio.contents(of: "weights")
        #expect(after.filter { !$0.key.hasPrefix(".") } == before)

        let other = try studio.run(["rehearse", "--strength", "0.5"] + steps)
        #expect(other.exitCode == 64 && other.errors.contains("--overwrite"), "\(other)")
        let further = try studio.run(["rehearse"] + steps)
        #expect(further.exitCode == 0 && further.errors.contains("going on at step"), "\(further)")
        #expect(try studio.contents(of: "weights") == whole.contents(of: "weights"))
    }

    @Test("networks that cannot rehearse are reported, and nothing is changed")
    func failures() throws {
        let studio = try Studio.taught()
        let before = try studio.contents(of: "weights")
        let alone = try studio.run("rehearse", "sun")
        #expect(alone.exitCode == 66 && alone.errors.contains("two networks"), "\(alone)")
        let unknown = try studio.run("rehearse", "sun", "mooon")
        #expect(unknown.exitCode == 66 && unknown.errors.contains("mooon"), "\(unknown)")
        #expect(try studio.run("rehearse", "--strength", "-1").exitCode == 64)

        try studio.paint("owl")
        #expect(try studio.run(["learn", "-q", "--seed", "9", "img/owl.png"] + Studio.tiny).exitCode == 0)
        let stranger = try studio.run("rehearse")
        #expect(stranger.exitCode == 65 && stranger.errors.contains("different seeds"), "\(stranger)")
        let shapes = ["--hidden", "8", "--steps", "3"]
        #expect(try studio.run(["learn", "-q", "--overwrite", "img/owl.png"] + shapes).exitCode == 0)
        let shape = try studio.run("rehearse")
        #expect(shape.exitCode == 65 && shape.errors.contains("different shapes"), "\(shape)")

        try FileManager.default.removeItem(atPath: studio.path("weights/owl.safetensors").string)
        try FileManager.default.removeItem(atPath: studio.path("img/owl.png").string)
        try studio.write(studio.bytes("img/moon.png"), to: "img/sun.png")
        let picture = try studio.run("rehearse")
        #expect(picture.exitCode == 65 && picture.errors.contains("not the picture"), "\(picture)")
        try FileManager.default.removeItem(atPath: studio.path("img/sun.png").string)
        let missing = try studio.run("rehearse")
        #expect(missing.exitCode == 66 && missing.errors.contains("--pictures"), "\(missing)")
        #expect(try studio.contents(of: "weights") == before)
    }
}
