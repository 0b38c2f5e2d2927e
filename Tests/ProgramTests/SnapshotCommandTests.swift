// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("learn: snapshots") struct SnapshotCommandTests {
    private static let schedules: [(flags: [String], steps: [Int])] = [
        (["every", "7"], [0, 7, 14, 21, 28, 30]),
        (["5"], [0, 1, 5, 12, 30]),
        (["31"], Array(0...30)),
        (["1000"], Array(0...30)),
        (["2"], [0, 30]),
    ]

    @Test("weights are kept as the schedule says", arguments: schedules)
    func kept(flags: [String], steps: [Int]) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(["learn"] + Studio.tiny + ["--snapshots"] + flags)
        #expect(run.exitCode == 0, "\(run)")
        let names = try studio.names(in: "weights/snapshots")
        #expect(Set(names) == Set(steps.map { "sun@\($0).safetensors" }), "\(names.count) \(names)")
    }

    @Test("every early step, then fewer and fewer")
    func logarithmic() throws {
        let studio = try Studio()
        try studio.paint("sun")
        // The words after the schedule are pictures.
        let run = try studio.run(
            "learn", "--hidden", "4x1", "--steps", "300", "--batch", "16", "--snapshots", "log", "img/sun.png")
        #expect(run.exitCode == 0, "\(run)")
        let steps = try studio.names(in: "weights/snapshots").compactMap {
            Int($0.dropFirst("sun@".count).dropLast(".safetensors".count))
        }.sorted()
        #expect(steps.starts(with: 0...12) && steps.last == 300, "\(steps)")
        let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
        #expect(gaps.max() == gaps.suffix(8).max() && (40...80).contains(steps.count), "\(steps)")
    }

    @Test("a snapshot equals the weights of fewer steps of the same plan, and watching changes nothing")
    func same() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["learn", "--hidden", "16x2", "--steps", "30", "--batch", "256"]
        #expect(try studio.run(flags + ["--snapshots", "every", "10"]).exitCode == 0)
        #expect(try studio.run(flags + ["--weights", "plain"]).exitCode == 0)
        #expect(try studio.bytes("weights/sun.safetensors") == studio.bytes("plain/sun.safetensors"))
        let last = try studio.run("compare", "sun@30", "sun", "--json").object()
        #expect(last["largest_difference"] as? Int == 0)
        let early = try studio.run("compare", "sun@10", "sun", "--json").object()
        #expect(try #require(early["largest_difference"] as? Int) > 0)
        let inspected = try studio.run("inspect", "sun@10", "--json").object()
        #expect(inspected["steps"] as? Int == 10, "\(inspected)")
    }

    @Test("interrupted learning goes on to the identical snapshots")
    func interrupted() throws {
        let flags = [
            "learn", "--hidden", "64x3", "--batch", "1024", "--steps", "400", "--threads", "1", "--snapshots", "every",
            "40",
        ]
        let whole = try Studio()
        try whole.paint("sun")
        #expect(try whole.run(flags).exitCode == 0)
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            flags, hasTerminal: true, interference: Interference(signal: SIGINT) { $0.contains("steps/s") })
        #expect(run.exitCode == 75, "\(run)")
        #expect(try studio.run(flags).exitCode == 0)
        #expect(try studio.contents(of: "weights/snapshots") == whole.contents(of: "weights/snapshots"))
    }

    @Test("learning again removes the snapshots of before")
    func anew() throws {
        let studio = try Studio()
        try studio.paint("sun")
        #expect(try studio.run(["learn"] + Studio.tiny + ["--snapshots", "every", "7"]).exitCode == 0)
        #expect(try studio.run(["learn", "--overwrite"] + Studio.tiny + ["--snapshots", "every", "15"]).exitCode == 0)
        #expect(
            try studio.names(in: "weights/snapshots") == [
                "sun@0.safetensors", "sun@15.safetensors", "sun@30.safetensors",
            ])
    }

    @Test("sequences walk between snapshots as between other names")
    func sequence() throws {
        let studio = try Studio.taught()
        #expect(try studio.run(["learn", "--overwrite"] + Studio.tiny + ["--snapshots", "3"]).exitCode == 0)
        try studio.write(
            "fps 10\nstart sun@0\nto sun@30 over 3f\nto 0.5 moon + 0.5 sun@5 over 2f\nto moon over 2f", to: "a.seq")
        let run = try studio.run("render", "a.seq", "-o", "result/a.gif", "--json")
        #expect(run.exitCode == 0, "\(run)")
        #expect(try run.object()["frames"] as? Int == 7)

        try studio.write("start sun@1\nhold 1f", to: "b.seq")
        let lost = try studio.run("check", "b.seq")
        #expect(lost.exitCode == 65 && lost.errors.contains("no weight file for \"sun@1\""), "\(lost)")
    }

    @Test(
        "schedules that are none are refused",
        arguments: [
            ["--snapshots", "every"], ["--snapshots", "every", "0"], ["--snapshots", "often"], ["--snapshots", "1"],
        ])
    func refused(flags: [String]) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(["learn"] + flags)
        #expect(run.exitCode == 64 && run.errors.contains("--snapshots"), "\(run)")
        #expect(!studio.exists("weights"))
    }
}
