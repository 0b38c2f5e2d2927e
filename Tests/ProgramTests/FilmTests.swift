// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@Suite("render") struct FilmTests {
    /// 16 frames, 4 of them held.
    static let sequence = """
        fps 10
        size 48x32
        start sun
        hold 3f
        to moon over 6f ease inout-sine
        hold 2f
        past 20% over 2f
        close over 3f

        """
    static let frameCount = 16

    @Test("several films come from one render, each of the planned frames")
    func severalOutputs() throws {
        let studio = try Studio.taught()
        try studio.write(Self.sequence, to: "my film.seq")
        let outputs = [
            "out/my film.mp4", "out/film.webm", "out/film.gif", "out/film.png.apng", "out/film.webp", "out/frames",
        ]
        let run = try studio.run(["render", "my film.seq", "--json"] + outputs.flatMap { ["-o", $0] })
        #expect(run.exitCode == 0 && !run.hasControlBytes, "\(run)")

        let object = try run.object()
        #expect(object["outputs"] as? [String] == outputs)
        #expect(object["frames"] as? Int == Self.frameCount)
        #expect(object["width"] as? Int == 48 && object["height"] as? Int == 32)
        #expect(object["fps"] as? String == "10" && object["duration"] as? Double == 1.6)
        #expect(object["seconds"] is Double)

        for name in ["out/my film.mp4", "out/film.webm"] {
            let film = try Tool.probe(studio.path(name).string)
            #expect(film == (Self.frameCount, 48, 32, "10/1"), "\(name)")
        }
        // Held frames are one long frame in a GIF: 16 minus the 2 + 2 that only repeat.
        #expect(try Tool.probe(studio.path("out/film.gif").string).frames == Self.frameCount - 4)
        let frames = (1...Self.frameCount).map { "frame-0000" + ($0 < 10 ? "0\($0)" : "\($0)") + ".png" }
        #expect(try studio.names(in: "out/frames") == [".inbetween-film.json"] + frames)
        // Neither parts nor kept frames are left.
        let wanted = outputs.map { String($0.dropFirst(4)) }.sorted()
        #expect(try studio.names(in: "out") == wanted)
    }

    @Test("without -o a film goes to result")
    func usualOutput() throws {
        let studio = try Studio.taught()
        try studio.write(Self.sequence, to: "dusk.seq")
        let run = try studio.run("render", "dusk.seq")
        #expect(run.exitCode == 0 && run.output.hasPrefix("result/dusk.mp4  16 frames  48x32  10 fps  1.6 s"), "\(run)")
        #expect(try studio.names(in: "result") == ["dusk.mp4"])
    }

    @Test("parts rendered apart make the whole")
    func shards() throws {
        let studio = try Studio.taught()
        try studio.write(Self.sequence, to: "film.seq")
        let whole = try studio.run("render", "film.seq", "-o", "whole")
        #expect(whole.exitCode == 0, "\(whole)")
        for range in ["1...2", "3...9", "10-15", "16"] {
            let part = try studio.run("render", "film.seq", "-o", "parts", "--frames", range)
            #expect(part.exitCode == 0, "\(part)")
        }
        #expect(try studio.contents(of: "parts") == studio.contents(of: "whole"))
    }

    @Test("frames beyond the film are refused", arguments: ["0...3", "5...2", "1...17", "x", "-3"])
    func impossibleFrames(range: String) throws {
        let studio = try Studio.taught()
        try studio.write(Self.sequence, to: "film.seq")
        let run = try studio.run("render", "film.seq", "--frames=\(range)")
        #expect(run.exitCode == 64 && run.errors.contains("--frames"), "\(run)")
        #expect(!studio.exists("result/film.mp4"))
    }

    @Test("odd sides grow for a video, and this is said; pictures keep them")
    func oddSize() throws {
        let studio = try Studio.taught()
        try studio.write(Self.sequence, to: "film.seq")
        let video = try studio.run("render", "film.seq", "--size", "33x21", "-o", "film.mp4")
        #expect(video.exitCode == 0 && video.errors.contains("33x21 -> 34x22"), "\(video)")
        let film = try Tool.probe(studio.path("film.mp4").string)
        #expect(film.width == 34 && film.height == 22)

        let frames = try studio.run("render", "film.seq", "--size", "33x21", "-o", "frames", "--json")
        #expect(frames.exitCode == 0 && frames.errors.isEmpty, "\(frames)")
        #expect(try frames.object()["width"] as? Int == 33)
    }

    @Test("opaque, transparent and grey networks mix")
    func mixedChannels() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.paint("moon", channels: .rgba)
        #expect(try studio.run(["learn"] + Studio.tiny).exitCode == 0)
        try studio.write(Self.sequence, to: "film.seq")
        let run = try studio.run("render", "film.seq", "-o", "film.mp4", "-o", "frames", "--background", "#204060")
        #expect(run.exitCode == 0, "\(run)")
        #expect(run.errors.contains("film.mp4: "), "an MP4 has no transparency, and nobody says so: \(run)")
        let probed = try Tool.probe(studio.path("frames/frame-000001.png").string)
        #expect(probed.width == 48)
    }

    @Test(
        "other rates and codecs",
        arguments: ["--fps 30000/1001", "--codec hevc", "--chroma 444", "--slow --quality 30"])
    func flags(flags: String) throws {
        let studio = try Studio.taught()
        try studio.write(Self.sequence, to: "film.seq")
        let run = try studio.run(
            ["render", "film.seq", "-o", "film.mp4"] + flags.split(separator: " ").map(String.init))
        #expect(run.exitCode == 0, "\(run)")
        let film = try Tool.probe(studio.path("film.mp4").string)
        #expect(film.frames == Self.frameCount)
        #expect(film.rate == (flags.contains("fps") ? "30000/1001" : "10/1"))
    }
}
