// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("learn --log") struct LearnLogTests {
    /// About a second of learning on one thread.
    private static let slow = ["--hidden", "64x3", "--batch", "1024", "--steps", "400", "--threads", "1"]

    /// The objects of one picture's lines in a log, in the file's order.
    private func lines(of picture: String, in log: String, _ studio: Studio) throws -> [[String: Any]] {
        let text = String(decoding: try studio.bytes(log), as: UTF8.self)
        return try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
        }.filter { $0["picture"] as? String == picture }
    }

    @Test("a picture's first line says what is learned, then come its steps, and at last the measured PSNR")
    func writes() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        let run = try studio.run(["learn", "--json", "--log", "logs/run.jsonl"] + Studio.tiny)
        #expect(run.exitCode == 0, "\(run)")
        for record in try run.objects() {
            let name = try #require(record["name"] as? String)
            let lines = try lines(of: name, in: "logs/run.jsonl", studio)
            #expect(lines.first?["event"] as? String == "begin")
            #expect(lines.first?["steps"] as? Int == 30 && lines.first?["batch"] as? Int == 256)
            let steps = lines.dropFirst().dropLast()
            #expect(steps.map { $0["step"] as? Int } == Array(1...30))
            for line in steps {
                let error = try #require(line["error"] as? Double)
                #expect(abs(try #require(line["psnr_db"] as? Double) + 10 * log10(error)) < 1e-3)
                #expect(try #require(line["rate"] as? Double) > 0)
            }
            let seconds = steps.compactMap { $0["seconds"] as? Double }
            #expect(seconds.count == 30 && seconds == seconds.sorted())
            #expect(steps.last?["pixel_updates"] as? Int == 30 * 256)
            let end = try #require(lines.last)
            #expect(end["event"] as? String == "end" && end["end"] as? String == "finished")
            let measured = try #require(record["psnr_db"] as? Double)
            // Measured at 256 of 384 pixels.
            #expect(abs(try #require(steps.last?["drawn_psnr_db"] as? Double) - measured) < 0.5)
            #expect(abs(try #require(end["psnr_db"] as? Double) - measured) < 1e-3)
        }
    }

    @Test("steps are logged each at first, later twenty for each doubling, or every n-th, always the last")
    func schedules() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["learn", "--hidden", "4x1", "--batch", "16", "--steps", "250", "--overwrite"]
        _ = try studio.run(flags + ["--log", "a.jsonl"])
        let steps = try lines(of: "sun", in: "a.jsonl", studio).compactMap {
            $0["error"] == nil ? nil : $0["step"] as? Int
        }
        #expect(Array(steps.prefix(29)) == Array(1...29) && steps.last == 250)
        #expect((19...21).contains(steps.count { (101...200).contains($0) }))
        _ = try studio.run(flags + ["--log", "b.jsonl", "--log-every", "100"])
        let sparse = try lines(of: "sun", in: "b.jsonl", studio).compactMap {
            $0["error"] == nil ? nil : $0["step"] as? Int
        }
        #expect(sparse == [1, 100, 200, 250])
    }

    @Test("weights are the same, bit for bit, whatever watches")
    func changesNothing() throws {
        let studio = try Studio()
        try studio.paint("sun", channels: .rgba)
        _ = try studio.run(["learn", "--weights", "plain"] + Studio.tiny)
        let watched = try studio.run(
            [
                "learn", "--weights", "watched", "--log", "run.jsonl", "--plot", "loss.png", "--watch-points",
                "0.5,0.5 0,1", "--points-plot", "points.svg",
            ] + Studio.tiny)
        #expect(watched.exitCode == 0, "\(watched)")
        #expect(try studio.contents(of: "plain") == studio.contents(of: "watched"))
    }

    @Test(
        "an interrupted or killed run goes on in the log without a step missing or twice", arguments: [SIGINT, SIGKILL])
    func goesOn(signal: Int32) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let arguments = ["learn", "--log", "run.jsonl", "--watch-points", "0.3,0.6"] + Self.slow
        let first = try studio.run(
            arguments, hasTerminal: true,
            interference: Interference(signal: signal) { _ in
                // Some steps are in the log.
                ((try? studio.bytes("run.jsonl")) ?? Data()).count { $0 == UInt8(ascii: "\n") } > 4
            })
        #expect(first.exitCode == (signal == SIGINT ? 75 : -SIGKILL), "\(first)")
        let readable = try studio.run("plot", "run.jsonl", "-o", "a.svg")
        #expect(readable.exitCode == 0 && readable.output.contains("not yet"), "\(readable)")

        let further = try studio.run(arguments)
        #expect(further.exitCode == 0, "\(further)")
        let whole = try studio.run(
            ["learn", "--log", "whole.jsonl", "--watch-points", "0.3,0.6", "--weights", "w"] + Self.slow)
        #expect(whole.exitCode == 0, "\(whole)")
        let (parted, unbroken) = try (
            lines(of: "sun", in: "run.jsonl", studio), lines(of: "sun", in: "whole.jsonl", studio)
        )
        for key in ["step", "error", "pixel_updates", "event", "rate", "psnr_db", "drawn_psnr_db"] {
            #expect(parted.map { $0[key].map { "\($0)" } } == unbroken.map { $0[key].map { "\($0)" } }, "\(key)")
        }
        let seconds = parted.compactMap { $0["seconds"] as? Double }
        #expect(seconds == seconds.sorted(), "time goes on from where it was")
    }

    @Test("pictures of a folder that were learned in an earlier run stand in its plot")
    func plotsAll() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["learn", "--log", "run.jsonl", "--plot", "a.svg"] + Studio.tiny
        #expect(try studio.run(flags).exitCode == 0)
        try studio.paint("moon")
        #expect(try studio.run(flags).exitCode == 0)
        let whole = try studio.run("plot", "run.jsonl", "-o", "b.svg")
        #expect(whole.exitCode == 0 && whole.output.contains("moon") && whole.output.contains("sun"))
        // A plot that was lost is drawn again from the log alone.
        let plot = try studio.bytes("a.svg")
        let again = try studio.run(flags)
        #expect(again.exitCode == 0 && !again.errors.contains("nothing to plot"), "\(again)")
        #expect(try studio.bytes("a.svg") == plot)
    }

    @Test("without a log, a plot that begins in the middle says so")
    func plotsRest() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let arguments = ["learn", "--plot", "a.svg"] + Self.slow
        let first = try studio.run(
            arguments + ["--log", "run.jsonl"],
            interference: Interference(signal: SIGINT) { _ in
                ((try? studio.bytes("run.jsonl")) ?? Data()).count { $0 == UInt8(ascii: "\n") } > 4
            })
        #expect(first.exitCode == 75, "\(first)")
        let rest = try studio.run(arguments)
        #expect(rest.exitCode == 0 && rest.errors.contains("with --log it shows all"), "\(rest)")
    }

    @Test("a log keeps other pictures, and replaces one that is learned again")
    func shares() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        for name in ["sun", "moon", "sun"] {
            let run = try studio.run(["learn", "img/\(name).png", "--overwrite", "--log", "run.csv"] + Studio.tiny)
            #expect(run.exitCode == 0, "\(run)")
        }
        let rows = String(decoding: try studio.bytes("run.csv"), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(rows.first == "event,picture,step,seconds,pixel_updates,error,psnr_db,rate,points,drawn_psnr_db")
        #expect(rows.count == 1 + 2 * 31, "a heading, thirty steps and an end for each")
        #expect(rows.count { $0.hasPrefix("step,sun,") } == 30 && rows.count { $0.hasPrefix("finished,moon,30,") } == 1)
    }

    @Test("learning that diverges is logged as such, and its curve ends in a cross")
    func diverges() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let wild = [
            "--optimizer", "sgd", "--rate", "100", "--activation", "sine", "--hidden", "32x3", "--steps", "200",
        ]
        let run = try studio.run(["learn", "--log", "run.jsonl", "--plot", "a.svg", "--batch", "256"] + wild)
        #expect(run.exitCode == 65 && run.errors.contains("diverged"), "\(run)")
        #expect(try lines(of: "sun", in: "run.jsonl", studio).last?["end"] as? String == "diverged")
        #expect(studio.exists("a.svg"))
        let plot = try studio.run("plot", "run.jsonl", "--json").object()
        #expect(plot["end"] as? String == "diverged", "\(plot)")
    }

    @Test("a file that is something else is not written to", arguments: ["notes.txt", "notes.csv", "notes.jsonl"])
    func refuses(name: String) throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.write("my notes\nof many years\n", to: name)
        let run = try studio.run(["learn", "--log", name] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("choose another name"), "\(run)")
        #expect(String(decoding: try studio.bytes(name), as: UTF8.self) == "my notes\nof many years\n")
        #expect(!studio.exists("weights/sun.safetensors"))
    }

    @Test(
        "places that are no places, and flags that miss what they need",
        arguments: [
            ["--watch-points", "0.5"], ["--watch-points", "0.5,1.5"], ["--watch-points", "a,b"],
            ["--watch-points", ""],
            ["--watch-points", "0.5,0.5", "--tolerance", "300"], ["--points-plot", "a.png"], ["--plot", "a.pdf"],
            ["--log", "a.jsonl", "--log-every", "0"], ["--log-every", "3"],
        ])
    func mistakes(flags: [String]) throws {
        let run = try Studio().run(["learn"] + flags)
        #expect(run.exitCode == 64, "\(run)")
    }

    @Test("a watched point records the step from which on it kept to the picture's colour")
    func points() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["learn", "--json", "--log", "run.jsonl", "--log-every", "1", "--watch-points", "0.5,0.5 1,0"]
        let run = try studio.run(flags + ["--tolerance", "40", "--points-plot", "p.png"] + Studio.tiny).object()
        let points = try #require(run["points"] as? [[String: Any]])
        let lines = try lines(of: "sun", in: "run.jsonl", studio)
        let settled = try #require(lines.last?["settled"] as? [Any])
        #expect(points.count == 2 && studio.exists("p.png"))
        for (index, point) in points.enumerated() {
            let wanted = try #require(point["picture"] as? [Double])
            let isNear = try lines.dropFirst().dropLast().map { line in
                let colours = try #require(line["points"] as? [[Double]])
                return zip(colours[index], wanted).allSatisfy { abs($0 - $1) * 255 <= 40 }
            }
            // The log begins with the first step, and the tracker with the weights before it.
            let expected = isNear.last == true ? (isNear.lastIndex(of: false).map { $0 + 2 } ?? 1) : nil
            let told = point["settled_step"] as? Int
            #expect(told == expected || (expected == 1 && told == 0), "\(point)")
            #expect(settled[index] as? Int == told)
        }
    }
}
