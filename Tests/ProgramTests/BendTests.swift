// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite struct BendTests {
    private static let few = ["--steps", "12"]

    @Test("every pair gets a bend, beside pictures that stay as they are; existing bends are left alone")
    func all() throws {
        let studio = try Studio.taught(["sun", "moon", "owl"])
        let before = try studio.contents(of: "weights")
        func pictures() throws -> [String: Data] {
            try before.keys.reduce(into: [:]) { $0[$1] = try studio.bytes("weights/\($1)") }
        }
        let run = try studio.run(["bend", "--json"] + Self.few)
        #expect(run.exitCode == 0 && !run.hasControlBytes, "\(run)")
        let objects = try run.objects()
        #expect(objects.map { $0["name"] as? String } == ["moon~owl", "moon~sun", "owl~sun"])
        #expect(objects.allSatisfy { $0["outcome"] as? String == "bent" && $0["slopes_off"] is Double })
        #expect(try pictures() == before)
        let bends = try studio.contents(of: "weights/bends")
        #expect(bends.keys.sorted() == ["moon~owl.safetensors", "moon~sun.safetensors", "owl~sun.safetensors"])

        let again = try studio.run(["bend"] + Self.few)
        #expect(again.exitCode == 0 && again.output.contains("--overwrite"), "\(again)")
        #expect(try studio.run(["bend", "sun", "moon", "--overwrite", "--steps", "3"]).exitCode == 0)
        let changed = try studio.contents(of: "weights/bends").filter { bends[$0.key] != $0.value }
        #expect(changed.keys.sorted() == ["moon~sun.safetensors"])
        #expect(try studio.run("rehearse", "-q", "--rehearsal-steps", "3").exitCode == 0, "bends do not rehearse")
    }

    @Test("a bend is known by its ends, and is taught again when they have learned")
    func stale() throws {
        let studio = try Studio.taught()
        try studio.write("start sun\nto moon over 1s path bent\n", to: "film.seq")
        let missing = try studio.run("check", "film.seq")
        #expect(missing.exitCode == 65 && missing.errors.contains("inbetween bend sun moon"), "\(missing)")
        #expect(missing.errors.contains("no bend is taught"), "\(missing)")
        #expect(try studio.run(["bend", "--walks", "film.seq"] + Self.few).exitCode == 0)
        #expect(try studio.run("check", "film.seq").exitCode == 0)
        let inspected = try studio.run("inspect", "moon~sun", "--json").object()
        let ends = try #require(inspected["ends"] as? [String: String])
        let digests = try ["moon", "sun"].map { try studio.run("inspect", $0, "--json").object()["sha256"] as? String }
        #expect(ends["first"] == digests[0] && ends["second"] == digests[1])
        #expect(inspected["start"] as? String == "bend" && inspected["picture"] as? String == "24x16")

        #expect(
            try studio.run(
                ["learn", "-q", "--overwrite", "img/sun.png", "--seed", "0"] + Studio.tiny + ["--rate", "0.01"]
            ).exitCode == 0)
        let stale = try studio.run("render", "film.seq", "-o", "film.gif")
        #expect(stale.exitCode == 65 && stale.errors.contains("has learned since"), "\(stale)")
        let again = try studio.run(["bend", "--walks", "film.seq", "--json"] + Self.few).objects()
        #expect(again.map { $0["outcome"] as? String } == ["bent"])
        #expect(try studio.run("render", "film.seq", "-o", "film.gif", "-q").exitCode == 0)
    }

    @Test("a sequence's own weights folder is where its bends are taught, and its networks rehearse")
    func ownFolder() throws {
        let studio = try Studio.taught()
        try FileManager.default.moveItem(atPath: studio.path("weights").string, toPath: studio.path("mine").string)
        try studio.write("weights mine\nstart sun\nto moon over 1s path bent\n", to: "film.seq")
        #expect(try studio.run(["bend", "--walks", "film.seq"] + Self.few).exitCode == 0)
        #expect(studio.exists("mine/bends/moon~sun.safetensors") && !studio.exists("weights"))
        let run = try studio.run("rehearse", "--walks", "film.seq", "--rehearsal-steps", "3")
        #expect(run.exitCode == 0, "\(run)")
    }

    @Test("bent walks are measured, and differ from straight ones between their ends only")
    func walked() throws {
        let studio = try Studio.taught()
        #expect(try studio.run(["bend", "-q", "--steps", "60"]).exitCode == 0)
        let straight = try studio.run("walk", "sun", "moon", "--json").object()
        let bent = try studio.run("walk", "sun", "moon", "--json", "--manner", "path bent pace even").object()
        #expect(bent["fidelity_a_db"] as? Double == straight["fidelity_a_db"] as? Double)
        #expect(bent["edges"] as? Double != straight["edges"] as? Double)
        let all = try studio.run("walk", "--all", "--json", "--manner", "path bent").objects()
        #expect(all.count == 1 && all[0]["motion"] is Double)
    }

    @Test("opaque and transparent pictures, and pictures of two sizes, can be bent")
    func opacity() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.paint("moon", channels: .rgba)
        #expect(try studio.run(["learn", "-q"] + Studio.tiny).exitCode == 0)
        #expect(try studio.run(["bend"] + Self.few).exitCode == 0)
        try studio.write("start sun\nto moon over 5f path bent\nclose over 5f path bent\n", to: "film.seq")
        let run = try studio.run("render", "film.seq", "-o", "film.gif", "-q")
        #expect(run.exitCode == 0, "\(run)")
    }

    @Test("Ctrl-C keeps the bends that are complete")
    func interrupted() throws {
        let studio = try Studio.taught(["sun", "moon", "owl"])
        let run = try studio.run(
            ["bend", "--steps", "60"], hasTerminal: true,
            interference: Interference(signal: SIGINT, isDue: { $0.contains("bend 2 of 3") }))
        #expect(run.exitCode == 75 && run.errors.contains("the same command goes on"), "\(run)")
        #expect(
            try studio.contents(of: "weights/bends").keys.filter { !$0.contains(".state.") } == ["moon~owl.safetensors"]
        )
        let further = try studio.run("bend", "--steps", "60", "--json").objects()
        #expect(further.map { $0["outcome"] as? String } == ["kept", "bent", "bent"])
    }

    @Test("mistakes are reported before anything is taught")
    func failures() throws {
        let studio = try Studio.taught()
        let alone = try studio.run("bend", "sun", "sun")
        #expect(alone.exitCode == 64 && alone.errors.contains("besides \"sun\""), "\(alone)")
        let unknown = try studio.run("bend", "sun", "mooon")
        #expect(unknown.exitCode == 66 && unknown.errors.contains("did you mean \"moon\""), "\(unknown)")
        for flags in [["--palette", "2"], ["--reach", "-1"], ["--steps", "0"]] {
            #expect(try studio.run(["bend"] + flags).exitCode == 64, "\(flags)")
        }
        try studio.write("start sun\nto moon over 1s\n", to: "film.seq")
        let straight = try studio.run("bend", "--walks", "film.seq")
        #expect(straight.exitCode == 65 && straight.errors.contains("path bent"), "\(straight)")
        #expect(try studio.run("bend", "sun", "moon", "--walks", "film.seq").exitCode == 64)
        try studio.paint("owl")
        #expect(try studio.run("learn", "-q", "img/owl.png", "--hidden", "8", "--steps", "3").exitCode == 0)
        let shape = try studio.run("bend", "moon", "sun", "owl")
        #expect(shape.exitCode == 65 && shape.errors.contains("different shapes"), "\(shape)")
        #expect(!studio.exists("weights/bends"))
    }

    @Test("a damaged bend is taught again; nothing else may have a bend's name")
    func damaged() throws {
        let studio = try Studio.taught()
        try studio.write("start sun\nto moon over 1s path bent\n", to: "film.seq")
        #expect(try studio.run(["bend", "-q"] + Self.few).exitCode == 0)
        let whole = try studio.bytes("weights/bends/moon~sun.safetensors")
        try studio.write(whole.prefix(300), to: "weights/bends/moon~sun.safetensors")
        let torn = try studio.run("check", "film.seq")
        #expect(torn.exitCode == 65 && torn.errors.contains("inbetween bend sun moon"), "\(torn)")
        let again = try studio.run(["bend", "--walks", "film.seq", "--json"] + Self.few).objects()
        #expect(again.map { $0["outcome"] as? String } == ["bent"])
        #expect(try studio.bytes("weights/bends/moon~sun.safetensors") == whole)

        try studio.write(studio.bytes("weights/sun.safetensors"), to: "weights/moon~sun.safetensors")
        let taken = try studio.run("bend", "sun", "moon")
        #expect(taken.exitCode == 65 && taken.errors.contains("rename it"), "\(taken)")
        let parted = try studio.run("bend", "sun", "moon~sun")
        #expect(parted.exitCode == 65 && parted.errors.contains("~ separates the ends"), "\(parted)")
        try studio.write("start \"moon~sun\"\nto sun over 1s\n", to: "straight.seq")
        let walks = try studio.run("bend", "--walks", "straight.seq")
        #expect(walks.exitCode == 65 && walks.errors.contains("says `path bent`"), "\(walks)")
    }

    @Test("names too long for a bend are reported before anything is taught; accents are spelled as on disk")
    func spelling() throws {
        let studio = try Studio.taught()
        let sun = try studio.bytes("weights/sun.safetensors")
        let (composed, decomposed) = ("\u{e9}t\u{e9}", "e\u{301}te\u{301}")
        try studio.write(sun, to: "weights/\(composed).safetensors")
        try studio.write("start \"\(decomposed)\"\nto moon over 1s path bent\n", to: "film.seq")
        #expect(try studio.run(["bend", decomposed, "moon"] + Self.few).exitCode == 0)
        #expect(try studio.run("check", "film.seq").exitCode == 0)
        #expect(try studio.run("bend", composed, "moon").output.contains("taught before"))

        let long = [String(repeating: "a", count: 120), String(repeating: "b", count: 120)]
        for name in long { try studio.write(sun, to: "weights/\(name).safetensors") }
        let run = try studio.run(["bend"] + long)
        #expect(run.exitCode == 65 && run.errors.contains("241 bytes"), "\(run)")
    }
}
