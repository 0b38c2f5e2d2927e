// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Raster
import TestSupport
import Testing

@Suite("race") struct RaceTests {
    private static let small = ["--hidden", "16x2", "--steps", "40", "--batch", "256"]

    private func objects(_ run: CommandRun) throws -> [[String: Any]] {
        try #require(run.exitCode == 0, "\(run)")
        return try run.objects()
    }

    @Test("each value is a run with a weight file, a curve and a line")
    func values() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            ["race", "sun", "--rate", "0.02,0.2", "--json", "--reach", "6dB,190dB", "--watch-points", "0.5,0.5"]
                + Self.small)
        let objects = try objects(run)
        #expect(objects.map { $0["run"] as? String } == ["rate 0.02", "rate 0.2"])
        for object in objects {
            #expect(object["outcome"] as? String == "learned" && object["steps"] as? Int == 40)
            let weights = try #require(object["weights"] as? String)
            #expect(weights.hasPrefix("result/race-sun/rate-0.") && studio.exists(weights))
            let reach = try #require(object["reach"] as? [[String: Any]])
            #expect(reach[0]["step"] as? Int ?? 0 >= 1 && reach[1]["step"] is NSNull, "\(reach)")
            #expect((object["points"] as? [[String: Any]])?.count == 1)
            // A run must learn the same weights as `learn`.
            let alone = try studio.run(
                ["learn", "img/sun.png", "--json", "--overwrite", "--rate", weights.contains("0.02") ? "0.02" : "0.2"]
                    + Self.small
            ).object()
            #expect(abs(try #require(object["psnr_db"] as? Double) - #require(alone["psnr_db"] as? Double)) < 1e-3)
        }
        #expect(studio.exists("result/race-sun/race.png"))
        let plot = try studio.run("plot", "result/race-sun/race.jsonl", "--against", "seconds")
        #expect(plot.exitCode == 0 && plot.output.contains("rate-0.02"), "\(plot)")
    }

    @Test("several flags with several values make all combinations; widths keep their commas")
    func combinations() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            "race", "--hidden", "8,4", "--hidden=12", "img/sun.png", "--activation", "tanh,relu", "--steps", "5",
            "--batch",
            "64", "--json", "-o", "here", "--plot", "here/p.svg")
        #expect(
            try objects(run).map { $0["run"] as? String } == [
                "hidden 8,4, activation tanh", "hidden 8,4, activation relu", "hidden 12, activation tanh",
                "hidden 12, activation relu",
            ])
        #expect(try studio.names(in: "here").filter { $0.hasSuffix(".safetensors") }.count == 4)
        #expect(studio.exists("here/p.svg") && !studio.exists("here/race.png"))
    }

    @Test("a diverging run is reported, crossed out in the film, and does not stop the others")
    func diverges() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let wild = [
            "--optimizer", "sgd", "--activation", "sine", "--hidden", "32x3", "--steps", "40", "--batch", "256",
        ]
        let arguments =
            ["race", "sun", "--rate", "100,0.001", "--film", "a.gif", "--frames", "12", "--film-size", "120x80"] + wild
        let run = try studio.run(arguments)
        #expect(run.exitCode == 0, "\(run)")
        #expect(run.outputLines.count == 3 && run.outputLines[1].contains("diverged"), "\(run)")
        #expect(!studio.exists("result/race-sun/rate-100.safetensors"))
        #expect(studio.exists("result/race-sun/rate-0.001.safetensors"))
        let film = try Tool.probe(studio.path("a.gif").string)
        #expect(film.frames >= 2 && film.width == 120 && film.height == 80)

        let all = try studio.run(["race", "sun", "--rate", "100,90", "--json", "-o", "all"] + wild)
        #expect(all.exitCode == 65 && all.errors.contains("all runs diverged"), "\(all)")
        #expect(try all.objects().allSatisfy { $0["psnr_db"] is NSNull && $0["outcome"] as? String == "diverged" })
    }

    @Test("a repeated race learns only runs that are missing or were learned otherwise")
    func again() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let first = try studio.run(["race", "sun", "--rate", "0.02,0.2", "--json"] + Self.small)
        let weights = try studio.bytes("result/race-sun/rate-0.2.safetensors")
        let second = try studio.run(["race", "sun", "--rate", "0.2,0.1", "--json"] + Self.small)
        #expect(second.errors.contains("rate 0.2: learned before") && !second.errors.contains("rate 0.1: learned"))
        #expect(try objects(second).first?["seconds"] as? Double == objects(first).last?["seconds"] as? Double)
        let third = try studio.run(["race", "sun", "--rate", "0.2,0.1", "--seed", "7"] + Self.small)
        #expect(third.exitCode == 0 && !third.errors.contains("learned before"), "\(third)")
        #expect(try studio.bytes("result/race-sun/rate-0.2.safetensors") != weights)
    }

    @Test("one race at a time in a folder; the other is told which process is there")
    func oneAtATime() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.write(Studio.lockFromElsewhere, to: "here/.inbetween.lock")
        let race = ["race", "sun", "--rate", "0.02,0.2", "-o", "here"] + Self.small
        let run = try studio.run(race)
        #expect(run.exitCode == 73 && run.errors.contains("is at work in here; wait for it"), "\(run)")
        #expect(try studio.names(in: "here") == [".inbetween.lock"])
        try FileManager.default.removeItem(atPath: studio.path("here/.inbetween.lock").string)
        #expect(try studio.run(race).exitCode == 0)
        #expect(!studio.exists("here/.inbetween.lock"))
    }

    @Test("an interrupted race goes on where it was")
    func interrupted() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["race", "sun", "--rate", "0.02,0.05", "--hidden", "64x3", "--batch", "1024", "--steps", "300"]
        let run = try studio.run(
            flags + ["--threads", "1"], hasTerminal: true,
            interference: Interference(signal: SIGINT) { $0.contains("steps/s") })
        #expect(run.exitCode == 75 && run.errors.contains("the same command goes on"), "\(run)")
        let further = try studio.run(flags + ["--json"])
        #expect(further.errors.contains("going on at step"), "\(further)")
        #expect(try objects(further).allSatisfy { $0["steps"] as? Int == 300 })
    }

    struct Mistake: Sendable {
        let words: [String]
        var status: Int32 = 64
        let complaint: String
    }

    private static let mistakes = [
        Mistake(words: ["sun"], complaint: "a race needs two runs or more"),
        Mistake(words: ["sun", "--rate", "0.1"], complaint: "a race needs two runs or more"),
        Mistake(words: ["sun", "--rate", "0.1,0.1"], complaint: "a race needs two runs or more"),
        Mistake(words: ["--rate", "1,2"], complaint: "one picture, not none"),
        Mistake(words: ["sun", "moon", "--rate", "1,2"], complaint: "not sun, moon"),
        Mistake(words: ["sun", "--rate"], complaint: "--rate needs a value"),
        Mistake(words: ["sun", "--rate", "1,"], complaint: "rate"),
        Mistake(words: ["sun", "--rate", "1,fast"], complaint: "rate fast"),
        Mistake(words: ["sun", "--speed", "1,2"], complaint: "race does not know --speed"),
        Mistake(
            words: ["sun", "--rate", "1,2", "--seed", (1...13).map(String.init).joined(separator: ",")],
            complaint: "26 runs"),
        Mistake(words: ["sun", "--start", "star,own"], complaint: "own or from:NAME"),
        Mistake(words: ["sun", "--rate", "1,2", "--reach", "good"], complaint: "--reach is PSNRs"),
        Mistake(words: ["sun", "--rate", "1,2", "--plot", "a.gif"], complaint: "in .png or .svg"),
        Mistake(words: ["sum", "--rate", "1,2"], status: 66, complaint: "did you mean \"sun\"?"),
        Mistake(words: ["sun", "--rate", "1,2", "--start", "from:moon"], status: 66, complaint: "weights"),
    ]

    @Test("mistakes are reported before anything is learned", arguments: mistakes)
    func refuses(mistake: Mistake) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(["race"] + mistake.words)
        #expect(run.exitCode == mistake.status && run.errors.contains(mistake.complaint), "\(run)")
    }
}
