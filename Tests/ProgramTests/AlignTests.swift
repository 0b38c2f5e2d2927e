// SPDX-License-Identifier: MIT
import Testing

@Suite("align") struct AlignTests {
    /// A studio of strangers.
    private func strangers(_ flags: String...) throws -> Studio {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        let run = try studio.run(["learn", "--start", "own", "-q"] + flags + Studio.tiny)
        try #require(run.exitCode == 0, "\(run)")
        return studio
    }

    @Test("writes the same picture under a new name, and strangers become kin")
    func writes() throws {
        let studio = try strangers()
        let before = try studio.bytes("weights/moon.safetensors")
        let run = try studio.run("align", "sun", "moon", "--by", "weights", "--json")
        let object = try run.object()
        #expect(run.exitCode == 0 && object["weights"] as? String == "weights/moon-to-sun.safetensors", "\(run)")
        #expect(object["method"] as? String == "weights" && object["units"] as? Int == 32, "\(run)")
        let moved = try #require(object["moved_units"] as? Int)
        #expect(moved > 16 && moved <= 32)
        let (far, near) = (object["distance_before"] as? Double, object["distance_after"] as? Double)
        #expect(try #require(near) < (try #require(far)))
        #expect(try studio.bytes("weights/moon.safetensors") == before)

        for name in ["moon", "moon-to-sun"] {
            #expect(try studio.run("draw", name, "-o", "\(name).png", "--size", "40x40").exitCode == 0)
        }
        let compared = try studio.run("compare", "moon.png", "moon-to-sun.png", "--json").object()
        #expect(try #require(compared["largest_difference"] as? Int) <= 1)

        try studio.write("start sun\nto moon over 4f\n", to: "strangers.seq")
        #expect(try studio.run("check", "strangers.seq").errors.contains("strangers"))
        try studio.write("start sun\nto \"moon-to-sun\" over 4f\n", to: "kin.seq")
        let kin = try studio.run("check", "kin.seq")
        #expect(kin.exitCode == 0 && kin.errors.isEmpty, "\(kin)")

        let inspected = try studio.run("inspect", "moon-to-sun", "--json").object()
        let reference = try studio.run("inspect", "sun", "--json").object()
        #expect(inspected["aligned_to"] as? String == reference["sha256"] as? String)
        #expect(inspected["root"] as? UInt64 != reference["root"] as? UInt64)
        #expect(try studio.run("inspect", "moon-to-sun").output.contains(", aligned to "))
    }

    @Test("the same bytes for any tier and number of threads", arguments: ["weights", "activations", "better"])
    func repeats(method: String) throws {
        let studio = try strangers("--activation", "sine")
        for (name, tier) in [("a", "reference"), ("b", "avx2")] {
            let run = try studio.run(
                "align", "sun", "moon", "--by", method, "-o", name, "--tier", tier, "--threads", "1")
            #expect(run.exitCode == 0 || tier != "reference", "\(run)")
            if run.exitCode != 0 { return }
        }
        #expect(try studio.bytes("weights/a.safetensors") == studio.bytes("weights/b.safetensors"))
    }

    @Test("replaces nothing without --overwrite")
    func overwrite() throws {
        let studio = try strangers()
        let refused = try studio.run("align", "sun", "moon", "-o", "moon")
        #expect(refused.exitCode == 73 && refused.errors.contains("--overwrite"), "\(refused)")
        let replaced = try studio.run("align", "sun", "moon", "-o", "moon", "--overwrite")
        #expect(replaced.exitCode == 0 && replaced.output.hasSuffix("-> weights/moon.safetensors\n"), "\(replaced)")
    }

    @Test("kin that walk best as they are stay")
    func itself() throws {
        let studio = try Studio.taught()
        let run = try studio.run("align", "sun", "sun", "-o", "same")
        #expect(run.exitCode == 0 && run.errors.contains("all units stay"), "\(run)")
    }

    @Test("refuses networks that cannot be aligned")
    func refuses() throws {
        let studio = try strangers()
        try studio.paint("owl")
        #expect(try studio.run("learn", "img/owl.png", "--hidden", "8", "--steps", "5").exitCode == 0)
        let shapes = try studio.run("align", "sun", "owl")
        #expect(shapes.exitCode == 65 && shapes.errors.contains("different shapes"), "\(shapes)")
        let unknown = try studio.run("align", "sun", "mon")
        #expect(unknown.exitCode == 66 && unknown.errors.contains("did you mean \"moon\"?"), "\(unknown)")
        #expect(try studio.run("align", "sun", "moon", "--by", "luck").exitCode == 64)
        #expect(try studio.run("align", "sun", "moon", "-o", "../moon").exitCode == 64)
    }
}
