// SPDX-License-Identifier: MIT
import Testing

@Suite("learn: what networks grow from") struct LearnStartTests {
    /// The output of `inspect` for the weight files of sun and moon, learned with `--start start`.
    private func learned(_ studio: Studio, start: String) throws -> [[String: Any]] {
        for name in ["sun", "moon"] { try studio.paint(name) }
        let run = try studio.run(["learn", "--start", start] + Studio.tiny)
        try #require(run.exitCode == 0, "\(run)")
        return try ["moon", "sun"].map { try studio.run("inspect", $0, "--json").object() }
    }

    @Test func shared() throws {
        let files = try learned(try Studio(), start: "shared")
        #expect(files.allSatisfy { $0["start"] as? String == "shared" && $0["root"] as? Int == 0 })
        #expect(files.allSatisfy { !($0["parent"] is String) })
    }

    @Test func own() throws {
        let files = try learned(try Studio(), start: "own")
        #expect(files.allSatisfy { $0["start"] as? String == "own" })
        #expect(files[0]["root"] as? UInt64 != files[1]["root"] as? UInt64)
    }

    @Test func star() throws {
        let studio = try Studio()
        let files = try learned(studio, start: "star")
        let base = try studio.run("inspect", "star-base", "--json").object()
        #expect(files.allSatisfy { $0["parent"] as? String == base["sha256"] as? String })

        // A picture added later grows from the same base.
        try studio.paint("owl")
        #expect(try studio.run(["learn", "--start", "star"] + Studio.tiny).exitCode == 0)
        let owl = try studio.run("inspect", "owl", "--json").object()
        #expect(owl["parent"] as? String == base["sha256"] as? String)
    }

    @Test func chain() throws {
        let files = try learned(try Studio(), start: "chain")
        #expect(!(files[0]["parent"] is String))
        #expect(files[1]["parent"] as? String == files[0]["sha256"] as? String)
    }

    @Test func from() throws {
        let studio = try Studio.taught(["sun"])
        try studio.paint("moon")
        let run = try studio.run(["learn", "img/moon.png", "--start", "from:sun"] + Studio.tiny)
        #expect(run.exitCode == 0, "\(run)")
        let sun = try studio.run("inspect", "sun", "--json").object()
        let moon = try studio.run("inspect", "moon", "--json").object()
        #expect(moon["parent"] as? String == sun["sha256"] as? String)
        #expect(moon["start"] as? String == "from")
    }

    @Test("a start that is not there is missing input")
    func fromNothing() throws {
        let studio = try Studio.taught(["sun"])
        try studio.paint("moon")
        let run = try studio.run(["learn", "img/moon.png", "--start", "from:son"] + Studio.tiny)
        #expect(run.exitCode == 66 && run.errors.contains("\"son\""), "\(run)")
    }

    @Test("a start of another shape is refused")
    func fromStranger() throws {
        let studio = try Studio.taught(["sun"])
        try studio.paint("moon")
        let run = try studio.run("learn", "img/moon.png", "--start", "from:sun", "--hidden", "9x2")
        #expect(run.exitCode == 65 && run.errors.contains("cannot start a"), "\(run)")
        #expect(!studio.exists("weights/moon.safetensors"))
    }

    @Test("the base of a star is not learned without a picture that cannot be read")
    func starWithout() throws {
        let studio = try Studio()
        for name in ["moon", "owl", "sun"] { try studio.paint(name) }
        try studio.write(try studio.bytes("img/owl.png").prefix(120), to: "img/owl.png")
        let run = try studio.run(["learn", "--start", "star"] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("img/owl.png"), "\(run)")
        #expect(run.errors.contains("would grow from another base"), "\(run)")
        #expect(try studio.names(in: "weights").isEmpty)
    }

    @Test("a chain ends at a picture that cannot be read")
    func brokenChain() throws {
        let studio = try Studio()
        for name in ["moon", "owl", "sun"] { try studio.paint(name) }
        let whole = try studio.bytes("img/owl.png")
        try studio.write(whole.prefix(120), to: "img/owl.png")
        let run = try studio.run(["learn", "--start", "chain"] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("not learned") && run.errors.contains("\"sun\""), "\(run)")
        #expect(try studio.names(in: "weights") == ["moon.safetensors"])
        // Once the picture is repaired, learning works as usual.
        try studio.write(whole, to: "img/owl.png")
        #expect(try studio.run(["learn", "--start", "chain"] + Studio.tiny).exitCode == 0)
        let owl = try studio.run("inspect", "owl", "--json").object()
        let sun = try studio.run("inspect", "sun", "--json").object()
        #expect(sun["parent"] as? String == owl["sha256"] as? String)
    }
}
