// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Decoding
import Encoding
import Engine
import Foundation
import Networks
import Plotting
import Raster
import Storage
import TestSupport
import Testing
import UnitMatching
import WeightFiles

@Suite struct MuralTests {
    /// The pixels of the cells of a mural's first block, by place; their positions follow from the layout's numbers.
    private static func cells(
        _ picture: Picture, count: Int, columns: Int, size: PixelSize, left: Int = 12, top: Int = 62
    ) -> [Picture] {
        (0..<count).map { place in
            let (row, column) = place.quotientAndRemainder(dividingBy: columns)
            let (x, y) = (left + column * (size.width + 2), top + row * (size.height + 2 + 13))
            return Picture(
                size: size, channels: .rgb,
                samples: (0..<size.height).flatMap { line in
                    (0..<size.width).flatMap { Array(picture[x + $0, y + line]) }
                })
        }
    }

    private static let cell = PixelSize(width: 24, height: 16)

    @Test("every cell shows its unit's answers in false colour, scaled as asked", arguments: ["unit", "layer"])
    func cells(scale: String) throws {
        let studio = try Studio.taught()
        let run = try studio.run(
            "mural", "sun", "--layer", "2", "--size", "24x16", "--normalise", scale, "-o", "wall.png", "--json")
        let object = try run.object()
        let units = try #require(object["units"] as? [[String: Any]])
        #expect(units.map { $0["unit"] as? Int } == Array(1...16), "\(run)")
        #expect(units.allSatisfy { $0["layer"] as? Int == 2 && $0["importance"] as? Double ?? -1 >= 0 })

        let weights = try WeightFile.read(from: studio.path("weights/sun.safetensors")).weights
        let answers = UnitAnswers(
            of: PackedNetwork(weights, tier: .reference), layers: [1], size: Self.cell, threads: 1)
        let largest = (0..<16).map { unit in
            answers.picture(ofUnit: unit, inLayerAt: 0).reduce(0) { max($0, abs($1)) }
        }
        let picture = try PictureReader.read(studio.path("wall.png"))
        let columns = MuralLayout.columns(for: 16, of: Self.cell)
        let shown = Self.cells(picture, count: 16, columns: columns, size: Self.cell)
        for unit in 0..<16 {
            let full = scale == "unit" ? largest[unit] : (largest.max() ?? 0)
            #expect(abs((units[unit]["scale"] as? Double ?? 0) - Double(full)) < 1e-6)
            let expected = FalseColour.picture(
                of: answers.picture(ofUnit: unit, inLayerAt: 0), size: Self.cell, scale: full)
            #expect(shown[unit] == expected.roundedToEightBits, "unit \(unit + 1)")
        }
        let again = try studio.run(
            "mural", "sun", "--layer", "2", "--size", "24x16", "--normalise", scale, "-o", "again.png", "--threads",
            "3",
            "--tier", "reference")
        #expect(again.exitCode == 0, "\(again)")
        #expect(try studio.bytes("again.png") == studio.bytes("wall.png"))
    }

    @Test("a network whose units changed places and signs looks the same when laid out like the original")
    func like() throws {
        let studio = try Studio.taught()
        let file = try WeightFile.read(from: studio.path("weights/sun.safetensors"))
        var units = HiddenUnits(file.weights)
        for layer in 0..<2 {
            units.move(
                (0..<16).map { UnitMove(source: ($0 * 5 + 3) % 16, sign: $0 % 2 == 0 ? -1 : 1, negates: $0 % 2 == 0) },
                in: layer)
        }
        try WeightFile(weights: units.weights, lineage: file.lineage, provenance: file.provenance)
            .write(to: studio.path("weights/shuffled.safetensors"))
        for order in ["unit", "similarity", "importance"] {
            let flags = ["--order", order, "--size", "24x16", "--json", "-o"]
            let sun = try studio.run(["mural", "sun"] + flags + ["sun.png"]).object()
            let shuffled = try studio.run(["mural", "shuffled", "--like", "sun"] + flags + ["shuffled.png"]).object()
            let own = try #require(sun["units"] as? [[String: Any]])
            let moved = try #require(shuffled["units"] as? [[String: Any]])
            #expect(own.count == 32 && moved.count == 32)
            for (one, other) in zip(own, moved) {
                let (unit, number) = (try #require(one["unit"] as? Int), try #require(other["unit"] as? Int))
                #expect(((number - 1) * 5 + 3) % 16 == unit - 1, "\(order): \(other) in the place of \(one)")
                #expect(other["is_negated"] as? Bool == (number % 2 == 1))
            }
            let columns = MuralLayout.columns(for: 16, of: Self.cell)
            let pictures = try ["sun.png", "shuffled.png"].map { name in
                Self.cells(
                    try PictureReader.read(studio.path(name)), count: 16, columns: columns, size: Self.cell)
            }
            // Sums in another order differ in their last bits, and so may a colour by one level.
            for (one, other) in zip(pictures[0], pictures[1]) {
                let largest = zip(one.samples, other.samples).map { abs(Int($0) - Int($1)) / 257 }.max() ?? 0
                #expect(largest <= 2, "\(order)")
            }
        }
        let plain = try studio.run("mural", "sun", "--order", "importance", "--json").object()
        let importances = try #require(plain["units"] as? [[String: Any]]).prefix(16).map {
            $0["importance"] as? Double ?? 0
        }
        #expect(zip(importances, importances.dropFirst()).allSatisfy(>=))
    }

    @Test("contributions: three pictures a unit, the sum above them, the picture beside them")
    func contributions() throws {
        let studio = try Studio.taught()
        let run = try studio.run(
            "mural", "sun", "--contributions", "--size", "24x16", "-o", "parts.png", "--json")
        let units = try #require(try run.object()["units"] as? [[String: Any]])
        #expect(units.count == 16 && units.allSatisfy { $0["layer"] as? Int == 2 })
        let weights = try WeightFile.read(from: studio.path("weights/sun.safetensors")).weights
        let parts = ColourContributions(of: weights, size: Self.cell, tier: .reference, threads: 1)
        let scale = (0..<16).reduce(Float(0)) { largest, unit in
            (0..<3).reduce(largest) { parts.part(ofUnit: unit, output: $1).reduce($0) { max($0, abs($1)) } }
        }
        #expect(abs((units[0]["scale"] as? Double ?? 0) - Double(scale)) < 1e-6)
        let picture = try PictureReader.read(studio.path("parts.png"))
        // The first unit's green part is somewhere on the wall, pixel for pixel.
        let expected = FalseColour.picture(of: parts.part(ofUnit: 0, output: 1), size: Self.cell, scale: scale)
            .roundedToEightBits
        let isThere = (0...picture.size.height - 16).contains { y in
            (0...picture.size.width - 24).contains { x in
                picture[x, y] == expected[0, 0]
                    && (0..<16).allSatisfy { line in
                        (0..<24).allSatisfy { picture[x + $0, y + line].elementsEqual(expected[$0, line]) }
                    }
            }
        }
        #expect(isThere)
    }

    @Test("a film of snapshots has a frame each, its last one the mural of the last")
    func snapshots() throws {
        let studio = try Studio()
        try studio.paint("sun")
        #expect(try studio.run(["learn", "-q", "--snapshots", "5", "img"] + Studio.tiny).exitCode == 0)
        let run = try studio.run(
            "mural", "sun", "--film", "wall.mp4", "--film", "wall", "--fps", "5", "--size", "24", "-o", "last.png",
            "--normalise", "layer")
        #expect(run.exitCode == 0 && run.outputLines.count == 2, "\(run)")
        let film = try Tool.probe(studio.path("wall.mp4").string)
        #expect(film.frames == 5 && film.rate == "5/1")
        let names = try studio.names(in: "wall").filter { $0.hasSuffix(".png") }
        #expect(names.count == 5)
        let (first, last) = (
            try PictureReader.read(studio.path("wall/\(names[0])")),
            try PictureReader.read(studio.path("wall/\(names[4])"))
        )
        #expect(first.size == last.size && first != last)
        #expect(first.size.width % 2 == 0 && first.size.height % 2 == 0)
        let none = try studio.run("mural", "moon", "--film", "wall.mp4")
        #expect(none.exitCode == 66 && none.errors.contains("--snapshots"), "\(none)")
    }

    @Test("a mural of a sequence has exactly its frames, and those that hold are held")
    func sequence() throws {
        let studio = try Studio.taught()
        try studio.write(
            "fps 12\nstart sun\nhold 3f\nto moon over 6f pace even\nview zoom 2 over 2f\nclose over 1s\n", to: "a.seq")
        let run = try studio.run(
            "mural", "a.seq", "--layer", "1", "--size", "16", "--beside", "-o", "wall", "-o", "wall.mp4", "--json")
        #expect(run.exitCode == 0, "\(run)")
        let planned = try studio.run("check", "a.seq", "--json").objects()
        let frames = try #require(planned.last?["frames"] as? Int)
        let told = try run.object()["frames"] as? Int
        #expect(frames == 21 && told == frames)
        let film = try Tool.probe(studio.path("wall.mp4").string)
        #expect(film.frames == frames && film.rate == "12/1")
        let names = try studio.names(in: "wall").filter { $0.hasSuffix(".png") }
        let pictures = try names.map { try studio.bytes("wall/\($0)") }
        #expect(pictures.count == frames && pictures[0] == pictures[2] && Set(pictures[2..<9]).count == 7)
        let elsewhere = try studio.run("mural", "b.seq")
        #expect(elsewhere.exitCode == 66, "\(elsewhere)")
    }

    @Test("mistakes are reported")
    func mistakes() throws {
        let studio = try Studio.taught()
        for (arguments, code, word) in [
            (["sun", "--layer", "3"], 64, "2 hidden layers"), (["sun", "--layer", "1", "--layer", "1"], 64, "twice"),
            (["sun", "--layer", "1", "--contributions"], 64, "--layer"), (["sun", "-o", "a.jpg"], 64, ".svg"),
            (["sun", "--size", "4"], 64, "size"), (["sun", "--fps", "3"], 64, "--film"), (["sum"], 65, "sun"),
            (["sun", "--like", "star"], 65, "star"), (["a/b.safetensors", "--film", "a.mp4"], 64, "name"),
            (["a/b.safetensors"], 66, "a/b"),
        ] as [([String], Int32, String)] {
            let run = try studio.run(["mural"] + arguments)
            #expect(run.exitCode == code && run.errors.contains(word), "\(run)")
        }
        try studio.paint("leaf")
        #expect(
            try studio.run(["learn", "-q", "img/leaf.png", "--hidden", "300x1", "--steps", "5", "--batch", "64"])
                .exitCode
                == 0)
        let strangers = try studio.run("mural", "leaf", "--like", "sun")
        #expect(strangers.exitCode == 65 && strangers.errors.contains("shapes"), "\(strangers)")
        let large = try studio.run("mural", "leaf", "--size", "1024x1024")
        #expect(large.exitCode == 64 && large.errors.contains("16384"), "\(large)")
    }
}
