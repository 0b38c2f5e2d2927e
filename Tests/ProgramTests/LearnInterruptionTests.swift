// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("learn: interrupted") struct LearnInterruptionTests {
    /// About a second of learning a picture, always on one thread.
    private static let flags = ["--hidden", "64x3", "--batch", "1024", "--steps", "400", "--threads", "1"]
    /// On a terminal, progress is shown, so that the test can read it.
    private static let isAtWork: @Sendable (String) -> Bool = { $0.contains("steps/s") }

    /// The weight files of sun and moon, learned without a break.
    private static let whole = Result { try learned(["sun", "moon"], flags) }

    private static func learned(_ pictures: [String], _ flags: [String]) throws -> [String: Data] {
        let studio = try Studio()
        for name in pictures { try studio.paint(name) }
        let run = try studio.run(["learn"] + flags)
        try #require(run.exitCode == 0, "\(run)")
        return try studio.contents(of: "weights")
    }

    private func expectWhole(_ studio: Studio, _ names: [String]) throws {
        let whole = try Self.whole.get().filter { names.map { "\($0).safetensors" }.contains($0.key) }
        #expect(try studio.contents(of: "weights") == whole)
    }

    @Test(
        "Ctrl-C keeps what was learned, and going on ends at the identical weights",
        arguments: [
            (SIGINT, ["moon", "sun"]), (SIGTERM, ["sun"]), (SIGHUP, ["sun"]),
        ])
    func interrupted(signal: Int32, pictures: [String]) throws {
        let studio = try Studio()
        for name in pictures { try studio.paint(name) }
        let arguments = ["learn"] + Self.flags
        let run = try studio.run(
            arguments, hasTerminal: true, interference: Interference(signal: signal, isDue: Self.isAtWork))
        #expect(run.exitCode == 75, "\(run)")
        #expect(try #require(run.secondsAfterSignal) < 20)
        #expect(run.errors.contains("the same command goes on"), "\(run)")
        let names = try studio.names(in: "weights")
        #expect(names.contains { $0.hasSuffix(".state.safetensors") }, "\(names)")
        for name in names where name.hasSuffix(".state.safetensors") {
            #expect(names.contains(name.replacingOccurrences(of: ".state", with: "")), "\(names)")
        }

        let further = try studio.run(arguments)
        #expect(further.exitCode == 0 && further.errors.contains("going on at step"), "\(further)")
        try expectWhole(studio, pictures)
    }

    @Test("weights learned up to the interruption can be drawn")
    func interruptedWeightsAreUsable() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            ["learn", "--json"] + Self.flags, hasTerminal: true,
            interference: Interference(signal: SIGINT, isDue: Self.isAtWork))
        let object = try run.object()
        #expect(object["outcome"] as? String == "interrupted", "\(run)")
        #expect(try #require(object["steps"] as? Int) < 400)
        #expect(try studio.run("draw", "sun").exitCode == 0)
        let steps = try studio.run("inspect", "sun", "--json").object()["steps"] as? Int
        #expect(steps == object["steps"] as? Int)
    }

    @Test("a killed run is gone on with where it was saved, and ends at the identical weights")
    func killed() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let arguments = ["learn"] + Self.flags
        // Killed before anything was saved, interrupted, and killed when it continued.
        for (signal, code) in [(SIGKILL, -SIGKILL), (SIGINT, 75), (SIGKILL, -SIGKILL)] {
            let run = try studio.run(
                arguments, hasTerminal: true, interference: Interference(signal: signal, isDue: Self.isAtWork))
            #expect(run.exitCode == code, "\(run)")
        }
        let run = try studio.run(arguments)
        #expect(run.exitCode == 0 && run.errors.contains("going on at step"), "\(run)")
        try expectWhole(studio, ["sun"])
    }

    @Test("the base of a star is interrupted and gone on with, too")
    func interruptedStar() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["--start", "star"] + Self.flags
        let arguments = ["learn"] + flags
        let run = try studio.run(
            arguments, hasTerminal: true,
            interference: Interference(signal: SIGINT, isDue: Self.isAtWork))
        #expect(run.exitCode == 75, "\(run)")
        #expect(!studio.exists("weights/star-base.safetensors"), "the interruption came too late")
        let further = try studio.run(arguments)
        #expect(further.exitCode == 0 && further.errors.contains("going on at step"), "\(further)")
        #expect(try studio.contents(of: "weights") == Self.learned(["sun"], flags))
    }

    @Test("learning again, interrupted, leaves the old weights until it is finished, and the same command continues it")
    func interruptedOverwriting() throws {
        let studio = try Studio()
        try studio.paint("sun")
        #expect(try studio.run(["learn"] + Studio.tiny).exitCode == 0)
        let old = try studio.bytes("weights/sun.safetensors")
        let arguments = ["learn", "--overwrite"] + Self.flags
        let run = try studio.run(
            arguments, hasTerminal: true, interference: Interference(signal: SIGINT, isDue: Self.isAtWork))
        #expect(run.exitCode == 75, "\(run)")
        #expect(try studio.bytes("weights/sun.safetensors") == old)
        let further = try studio.run(arguments)
        #expect(further.exitCode == 0 && further.errors.contains("going on at step"), "\(further)")
        try expectWhole(studio, ["sun"])
    }

    @Test("going on with other flags or another picture is refused, and starting afresh is not")
    func changedFlags() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            ["learn"] + Self.flags, hasTerminal: true,
            interference: Interference(signal: SIGINT, isDue: Self.isAtWork))
        #expect(run.exitCode == 75, "\(run)")
        let state = try studio.bytes("weights/sun.state.safetensors")

        let changes: [(flags: [String], what: String)] = [
            (["--rate", "0.01"], "settings"), (["--seed", "3"], "lineage"), (["--activation", "sine"], "network"),
            (["--channels", "rgba"], "network"), (["--steps", "500"], "settings"),
        ]
        for (flags, what) in changes {
            let refused = try studio.run(["learn"] + Self.flags + flags)
            #expect(refused.exitCode == 64, "\(refused)")
            #expect(refused.errors.contains("\"sun\" was begun with another \(what)"), "\(refused)")
            #expect(refused.errors.contains("--overwrite"), "\(refused)")
        }
        try studio.paint("sun", channels: .rgba)
        let refused = try studio.run(["learn", "--channels", "rgb"] + Self.flags)
        #expect(refused.exitCode == 64 && refused.errors.contains("another picture"), "\(refused)")
        #expect(try studio.bytes("weights/sun.state.safetensors") == state)

        let afresh = try studio.run(["learn", "--overwrite"] + Studio.tiny)
        #expect(afresh.exitCode == 0, "\(afresh)")
        #expect(try studio.names(in: "weights") == ["sun.safetensors"])
    }

    @Test("a state that is damaged is named")
    func damagedState() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.write("rubbish", to: "weights/sun.state.safetensors")
        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("weights/sun.state.safetensors"), "\(run)")
        let afresh = try studio.run(["learn", "--overwrite"] + Studio.tiny)
        #expect(afresh.exitCode == 0, "\(afresh)")
        #expect(try studio.names(in: "weights") == ["sun.safetensors"])
    }
}
