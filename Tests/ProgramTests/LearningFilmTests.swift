// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Foundation
import Raster
import TestSupport
import Testing

@Suite("film") struct LearningFilmTests {
    private static let snapshots = ["--snapshots", "every", "5"]

    private func taught() throws -> Studio {
        let studio = try Studio()
        for name in Studio.usualNames { try studio.paint(name) }
        let run = try studio.run(["learn", "-q"] + Studio.tiny + Self.snapshots)
        try #require(run.exitCode == 0, "\(run)")
        return studio
    }

    private func frame(_ number: Int, of folder: String, in studio: Studio) throws -> Picture {
        let name = String(format: "%06d", locale: nil, number)
        return try PictureReader.read(studio.path("\(folder)/frame-\(name).png")).converted(to: .rgb)
    }

    private func part(_ picture: Picture, x: Int, y: Int, _ size: PixelSize) -> Picture {
        let samples = (y..<y + size.height).flatMap { row in (x..<x + size.width).flatMap { picture[$0, row] } }
        return Picture(size: size, channels: .rgb, samples: samples)
    }

    @Test("the last frame shows the learned weights, the first the initial ones")
    func alone() throws {
        let studio = try taught()
        let run = try studio.run(
            "film", "sun", "-o", "frames", "--size", "24x16", "--frames", "12", "--hold", "2", "--json", "--no-dither")
        #expect(run.exitCode == 0, "\(run)")
        #expect(try studio.names(in: "frames").filter { $0.hasPrefix("frame-") }.count == 12)
        for (name, number) in [("sun@0", 1), ("sun@30", 12), ("sun@30", 10)] {
            #expect(try studio.run("draw", name, "-o", "d.png").exitCode == 0)
            let drawn = try PictureReader.read(studio.path("d.png")).converted(to: .rgb)
            #expect(try frame(number, of: "frames", in: studio) == drawn, "\(name) is frame \(number)")
        }
    }

    @Test("a film of one frame, or of one snapshot, is a film in every format", arguments: ["gif", "apng", "webp"])
    func one(ending: String) throws {
        let studio = try taught()
        let frame = try studio.run("film", "sun", "-o", "one.\(ending)", "--frames", "1", "--size", "24x16")
        #expect(frame.exitCode == 0 && studio.exists("one.\(ending)"), "\(frame)")
        try studio.write(studio.bytes("weights/sun.safetensors"), to: "w/sun.safetensors")
        try studio.write(studio.bytes("weights/snapshots/sun@30.safetensors"), to: "w/snapshots/sun@30.safetensors")
        for hold in ["0", "3"] {
            let snapshot = try studio.run(
                "film", "sun", "--weights", "w", "-o", "still.\(ending)", "--frames", "4", "--hold", hold,
                "--size", "24x16")
            #expect(snapshot.exitCode == 0 && studio.exists("still.\(ending)"), "\(snapshot)")
        }
    }

    @Test("a panorama's panels are cut before they are scaled")
    func panorama() throws {
        let studio = try Studio()
        try studio.paint("wide", size: PixelSize(width: 8000, height: 2))
        let film = try studio.run(
            ["learn", "--hidden", "4x1", "--encoding", "none", "--steps", "3", "--batch", "64", "--film", "a.gif"]
                + ["--frames", "2", "--hold", "1", "--show", "both"], watchesMemory: true)
        #expect(film.exitCode == 0 && studio.exists("a.gif"), "\(film)")
        #expect(film.peakMemory < 1 << 30, "\(film.peakMemory)")
    }

    @Test("the curve is that of the snapshots' drawings")
    func curve() throws {
        let studio = try taught()
        let object = try studio.run("film", "sun", "-o", "a.gif", "--frames", "4", "--json").object()
        let curves = try #require(object["curves"] as? [[String: Any]])
        let points = try #require(curves.first?["points"] as? [[String: Any]])
        #expect(points.compactMap { $0["step"] as? Int } == [0, 5, 10, 15, 20, 25, 30])
        for point in points {
            let step = try #require(point["step"] as? Int)
            let compared = try studio.run("compare", "sun@\(step)", "img/sun.png", "--json").object()
            #expect(
                abs(try #require(point["psnr_db"] as? Double) - (compared["psnr_db"] as? Double ?? 0)) < 1e-9,
                "step \(step)")
        }
    }

    @Test("picture, learned and delta stand side by side, whole")
    func panels() throws {
        let studio = try taught()
        // Three panels of the picture's size with two gaps of two pixels.
        let run = try studio.run(
            "film", "sun", "-o", "frames", "--size", "76x16", "--show", "all", "--frames", "5", "--no-dither",
            "--amplify", "3")
        #expect(run.exitCode == 0, "\(run)")
        let panel = PixelSize(width: 24, height: 16)
        let shown = try frame(5, of: "frames", in: studio)
        let picture = try PictureReader.read(studio.path("img/sun.png")).converted(to: .rgb)
        #expect(part(shown, x: 0, y: 0, panel) == picture)
        let learned = part(shown, x: 26, y: 0, panel)
        let delta = try Delta(learned, minus: picture).picture(amplification: 3)
        let difference = try PictureComparison(part(shown, x: 52, y: 0, panel), delta).largestDifference
        #expect(difference <= 4, "the delta is taken before drawings are rounded")
    }

    @Test("several names at once, captions, any encoder, any clock", arguments: ["loss", "log", "steps", "even"])
    func together(clock: String) throws {
        let studio = try taught()
        let run = try studio.run(
            "film", "-o", "a.mp4", "-o", "a.gif", "--caption", "--frames", "9", "--fps", "12", "--clock", clock,
            "--show", "both", "--size", "160x90", "--json")
        #expect(run.exitCode == 0, "\(run)")
        let object = try run.object()
        let film = try Tool.probe(studio.path("a.mp4").string)
        #expect(film.frames == 9 && film.rate == "12/1")
        #expect(film.width == object["width"] as? Int && film.height == object["height"] as? Int)
        #expect(film.width > film.height)
    }

    @Test("learn films its own learning")
    func learn() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(
            ["learn", "--film", "result/a.webp", "--frames", "6", "--size", "32x32"] + Studio.tiny)
        #expect(run.exitCode == 0 && run.output.contains("6 frames  32x32"), "\(run)")
        #expect(studio.exists("result/a.webp") && studio.exists("weights/snapshots/sun@0.safetensors"))
    }

    @Test("missing snapshots or pictures are named")
    func missing() throws {
        let studio = try taught()
        let unknown = try studio.run("film", "star")
        #expect(
            unknown.exitCode == 66 && unknown.errors.contains("--snapshots") && unknown.errors.contains("moon, sun"))
        let lost = try studio.run("film", "sun", "--show", "both", "--pictures", "nowhere")
        #expect(lost.exitCode == 66 && lost.errors.contains("--pictures"), "\(lost)")
        #expect(try studio.run("film", "sun", "--frames", "5", "--hold", "5").exitCode == 64)
        #expect(try studio.run("film", "sun", "-o", "a.xyz").exitCode == 64)
        let empty = try Studio.taught()
        #expect(try empty.run("film").exitCode == 66)
    }
}
