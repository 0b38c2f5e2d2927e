// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Foundation
import Networks
import Raster
import TestSupport
import Testing
import WeightFiles

@Suite("generations") struct GenerationsTests {
    private static let tiny = ["--hidden", "16x2", "--steps", "30", "--batch", "256"]

    private func studio() throws -> Studio {
        let studio = try Studio()
        try studio.paint("sun")
        return studio
    }

    private func weights(_ studio: Studio, _ name: String) throws -> Weights {
        try WeightFile.read(from: studio.path(name)).weights
    }

    @Test("a generation equals the result of learning the drawing of the one before")
    func learnsDrawings() throws {
        let studio = try studio()
        let run = try studio.run(
            ["generations", "img/sun.png", "--count", "3", "--every", "1", "-o", "line"] + Self.tiny)
        #expect(run.exitCode == 0, "\(run)")
        for generation in 1...3 {
            let taught = generation == 1 ? "img/sun.png" : "line/pictures/sun-000\(generation - 1).png"
            let folder = "check-\(generation)"
            let learned = try studio.run(["learn", taught, "--weights", folder] + Self.tiny)
            #expect(learned.exitCode == 0, "\(learned)")
            let name = taught.split(separator: "/").last.map { $0.dropLast(4) } ?? ""
            #expect(
                try weights(studio, "\(folder)/\(name).safetensors")
                    == weights(studio, "line/weights/sun-000\(generation).safetensors"), "generation \(generation)")
        }
    }

    @Test("the table agrees with its weight files and pictures", arguments: ["start", "parent", "seed"])
    func tellsTheTruth(start: String) throws {
        let studio = try studio()
        let run = try studio.run(
            ["generations", "img/sun.png", "--count", "4", "--every", "1", "-o", "line", "--from", start] + Self.tiny)
        #expect(run.exitCode == 0, "\(run)")
        let table = try String(decoding: studio.bytes("line/generations.csv"), as: UTF8.self)
        let rows = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.count == 5 && rows.allSatisfy { $0.count == 9 })
        let lines = try (0...4).map { try PictureReader.read(studio.path("line/pictures/sun-000\($0).png")) }
        let all = try (1...4).map { try weights(studio, "line/weights/sun-000\($0).safetensors") }
        func rms(_ a: Picture, _ b: Picture) -> Double {
            let sum = zip(a.samples, b.samples).reduce(0.0) { sum, pair in
                let difference = (Double(pair.0) - Double(pair.1)) / 257
                return sum + difference * difference
            }
            return (sum / Double(a.samples.count)).squareRoot()
        }
        func length(_ a: [Float], _ b: [Float]) -> Double {
            zip(a, b).reduce(0.0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }.squareRoot()
        }
        for k in 1...4 {
            let row = rows[k]
            let own = all[k - 1].storage
            let zeros = [Float](repeating: 0, count: own.count)
            var expected: [Double?] = [
                Double(k), length(own, zeros), k == 1 ? nil : length(own, all[k - 2].storage),
                length(own, all[0].storage), rms(lines[k], lines[k - 1]), rms(lines[k], lines[1]),
                rms(lines[k], lines[0]),
            ]
            expected += [-20 * log10(rms(lines[k], lines[k - 1]) / 255), -20 * log10(rms(lines[k], lines[0]) / 255)]
            for (cell, number) in zip(row, expected) {
                if let number {
                    #expect(abs((Double(cell) ?? .nan) - number) <= 1e-9 * max(1, abs(number)), "\(row)")
                } else {
                    #expect(cell.isEmpty)
                }
            }
        }
        // From one start, the second is near the first; seeds of their own are strangers.
        #expect(start != "seed" || length(all[0].storage, all[1].storage) > 1)
    }

    @Test("one command at a time on a line; the other is told which process is there")
    func oneAtATime() throws {
        let studio = try studio()
        let line = ["generations", "img/sun.png", "--count", "1", "-o", "line"] + Self.tiny
        #expect(try studio.run(line).exitCode == 0)
        let names = try studio.names(in: "line")
        try studio.write(Studio.lockFromElsewhere, to: "line/.inbetween.lock")
        let run = try studio.run(["generations", "img/sun.png", "--count", "2", "-o", "line"] + Self.tiny)
        #expect(run.exitCode == 73 && run.errors.contains("is at work in line; wait for it"), "\(run)")
        #expect(try studio.names(in: "line") == (names + [".inbetween.lock"]).sorted())
    }

    @Test("interrupted, the same command goes on to the same bits", arguments: ["start", "parent"])
    func goesOn(start: String) throws {
        let arguments = [
            "generations", "img/sun.png", "--hidden", "16x2", "--batch", "256", "--steps", "60", "--count", "20",
            "--every", "2", "-o", "line", "--threads", "1", "--from", start,
        ]
        let whole = try studio()
        #expect(try whole.run(arguments).exitCode == 0)
        let broken = try studio()
        let run = try broken.run(
            arguments, hasTerminal: true,
            interference: Interference(signal: SIGINT) { _ in broken.exists("line/weights/sun-0002.safetensors") })
        #expect(run.exitCode == 75 && run.errors.contains("the same command goes on"), "\(run)")
        let further = try broken.run(arguments)
        #expect(further.exitCode == 0 && further.errors.contains("going on after generation"), "\(further)")
        for folder in ["line/weights", "line/pictures"] {
            #expect(try broken.contents(of: folder) == whole.contents(of: folder))
        }
        for file in ["generations.csv", "generations.png", "sheet.png"] {
            #expect(try broken.bytes("line/\(file)") == whole.bytes("line/\(file)"), "\(file)")
        }
        let kept = [1] + Array(stride(from: 2, through: 20, by: 2))
        let names: [String] = kept.map { $0 < 10 ? "sun-000\($0)" : "sun-00\($0)" }
        #expect(try whole.names(in: "line/weights") == names.map { "\($0).safetensors" })
        #expect(try whole.names(in: "line/pictures") == (["sun-0000"] + names).map { "\($0).png" })
    }

    @Test("a table that lacks a row, after a kill between two files, is whole again", arguments: [3, 4])
    func tornTable(count: Int) throws {
        let studio = try studio()
        func arguments(_ count: Int) -> [String] {
            [
                "generations", "img/sun.png", "--hidden", "8x2", "--batch", "64", "--steps", "4", "-o", "line",
                "--count",
                "\(count)",
            ]
        }
        #expect(try studio.run(arguments(4)).exitCode == 0)
        let table = try studio.bytes("line/generations.csv")
        let rows = String(decoding: table, as: UTF8.self).split(separator: "\n")
        try studio.write(rows.dropLast().joined(separator: "\n") + "\n", to: "line/generations.csv")
        #expect(try studio.run(arguments(count)).exitCode == 0)
        #expect(try studio.bytes("line/generations.csv") == table)
    }

    @Test("the film shows the original and every generation; for a finished line only the results are printed again")
    func films() throws {
        let studio = try studio()
        let arguments =
            ["generations", "img/sun.png", "--count", "9", "-o", "line", "--film", "line.mp4", "--film", "line.gif"]
            + Self.tiny
        let run = try studio.run(arguments + ["--json"])
        #expect(run.exitCode == 0, "\(run)")
        let film = try Tool.probe(studio.path("line.mp4").string)
        #expect(film.frames == 10 && film.width == 24 && film.height == 16 && film.rate == "8/1")
        let object = try run.object()
        #expect(object["generations"] as? Int == 9 && object["verdict"] is String, "\(run)")

        let again = try studio.run(arguments)
        #expect(again.exitCode == 0 && again.errors.contains("the film shows 3 generations of 9"), "\(again)")
        #expect(try Tool.probe(studio.path("line.mp4").string).frames == 4)
    }

    @Test("a name's line is of its kind, and small generations make a large film")
    func namesFound() throws {
        let studio = try Studio.taught()
        let run = try studio.run(
            "generations", "sun", "--count", "2", "--steps", "10", "--size", "12x8", "--film", "line.gif", "--from",
            "parent", "--json")
        #expect(run.exitCode == 0, "\(run)")
        let first = try weights(studio, "result/generations-sun/weights/sun-0001.safetensors")
        let founder = try weights(studio, "weights/sun.safetensors")
        #expect(first.shape == founder.shape && first != founder)
        let film = try Tool.probe(studio.path("line.gif").string)
        #expect(film.width == 24 && film.height == 16 && film.frames == 3)
        #expect(
            try PictureReader.read(studio.path("result/generations-sun/pictures/sun-0002.png")).size
                == PixelSize(width: 12, height: 8))
    }

    @Test("a line that is lost is reported as one that diverges")
    func diverges() throws {
        let studio = try studio()
        let run = try studio.run(
            "generations", "img/sun.png", "--activation", "sine", "--hidden", "32x3", "--optimizer", "sgd", "--rate",
            "100", "--batch", "256", "--json", "-o", "line")
        #expect(run.exitCode == 0 && run.errors.contains("generation 1 is lost"), "\(run)")
        #expect(try run.object()["verdict"] as? String == "diverges")
    }

    struct Mistake: Sendable {
        let arguments: [String]
        let exitCode: Int32
        let words: String
    }

    @Test(
        "mistakes are told in a sentence",
        arguments: [
            Mistake(arguments: ["img/moon.png"], exitCode: 66, words: "there is no picture img/moon.png"),
            Mistake(arguments: ["moom"], exitCode: 66, words: "moom"),
            Mistake(arguments: ["img/sun.png", "--count", "0"], exitCode: 64, words: "--count is 1 to 9999, not 0"),
            Mistake(arguments: ["img/sun.png", "--every", "0"], exitCode: 64, words: "--every is 1 to 9999, not 0"),
            Mistake(arguments: ["img/sun.png", "--film", "a.xyz"], exitCode: 64, words: "xyz"),
            Mistake(arguments: ["img/sun.png", "-o", "file"], exitCode: 73, words: "file/weights"),
        ])
    func mistakes(_ mistake: Mistake) throws {
        let studio = try Studio.taught(["sun"])
        try studio.write("", to: "file")
        let run = try studio.run(["generations"] + mistake.arguments)
        #expect(run.exitCode == mistake.exitCode && run.errors.contains(mistake.words), "\(run)")
    }

    @Test("another line does not go on where one was begun, unless it is to start afresh")
    func anotherLine() throws {
        let studio = try studio()
        let arguments = ["generations", "img/sun.png", "-o", "line", "--count", "2"] + Self.tiny
        #expect(try studio.run(arguments).exitCode == 0)
        let other = try studio.run(arguments + ["--rate", "0.01"])
        #expect(other.exitCode == 64 && other.errors.contains("another settings"), "\(other)")
        let afresh = try studio.run(arguments + ["--rate", "0.01", "--overwrite"])
        #expect(afresh.exitCode == 0, "\(afresh)")
        let longer = try studio.run(arguments + ["--rate", "0.01", "--count", "3"])
        #expect(longer.exitCode == 0 && longer.errors.contains("going on after generation 2"), "\(longer)")
        try studio.write("{", to: "line/generations.json")
        let damaged = try studio.run(arguments)
        #expect(damaged.exitCode == 65 && damaged.errors.contains("damaged"), "\(damaged)")
    }
}
