// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Raster
import Testing

@Suite("the camera") struct ViewTests {
    private func draw(_ name: String, _ arguments: String..., in studio: Studio) throws -> Picture {
        let run = try studio.run(["draw", name, "-o", "x.png", "--depth", "16"] + arguments)
        #expect(run.exitCode == 0, "\(run)")
        return try PictureReader.read(studio.path("x.png"))
    }

    @Test("draw shows the part that --view says")
    func draws() throws {
        let studio = try Studio.taught()
        let whole = try draw("sun", "--size", "240x160", in: studio)
        // An odd factor keeps pixels' centres where pixels' centres were.
        let near = try draw("sun", "--size", "240x160", "--view", "zoom 3 at 0.5 0.5", in: studio)
        let large = try draw("sun", "--size", "720x480", in: studio)
        #expect(isClose(near[0, 0], large[240, 160]) && isClose(near[239, 159], large[479, 319]))
        // Picture's proportions are 3:2, so a third of its width is half its height.
        let panned = try draw("sun", "--size", "240x160", "--view", "pan 0.25 0", in: studio)
        #expect(isClose(panned[0, 50], whole[60, 50]) && isClose(panned[179, 9], whole[239, 9]))
        let turned = try draw("sun", "--size", "240x160", "--view", "rotate 180deg", in: studio)
        #expect(isClose(turned[10, 20], whole[229, 139]))
        let mirrored = try draw("sun", "--size", "240x160", "--view", "mirror x", in: studio)
        #expect(isClose(mirrored[0, 30], whole[0, 30]) && mirrored[239, 30] == mirrored[0, 30])
        #expect(try draw("sun", "--size", "240x160", "--view", "home", in: studio) == whole)
    }

    /// Compares to within 1/255, the accuracy of interpolation.
    private func isClose(_ a: ArraySlice<UInt16>, _ b: ArraySlice<UInt16>) -> Bool {
        zip(a, b).allSatisfy { abs(Int($0) - Int($1)) <= 257 }
    }

    @Test("a film's frames are the drawings of its views, in parts and whole")
    func films() throws {
        let studio = try Studio.taught()
        try studio.write(
            """
            fps 10
            size 48x32
            start sun
            hold 2f
            view zoom 2 at 0.25 0.75 rotate 90deg over 4f
            hold 6f
            view kaleidoscope 5
            hold 2f
            """, to: "film.seq")
        #expect(try studio.run("render", "film.seq", "-o", "whole").exitCode == 0)
        #expect(try studio.run("render", "film.seq", "-o", "parts", "--frames", "1-5").exitCode == 0)
        #expect(try studio.run("render", "film.seq", "-o", "parts", "--frames", "6-10", "--threads", "1").exitCode == 0)
        #expect(try studio.contents(of: "parts") == studio.contents(of: "whole"))
        for (frame, view) in [
            (2, "home"), (6, "zoom 2 at 0.25 0.75 rotate 90deg"), (8, "zoom 2 at 0.25 0.75 rotate 90deg"),
            (10, "zoom 2 at 0.25 0.75 rotate 90deg kaleidoscope 5"),
        ] {
            let number = frame < 10 ? "0\(frame)" : "\(frame)"
            let run = try studio.run("draw", "sun", "-o", "x.png", "--size", "48x32", "--view", view)
            #expect(run.exitCode == 0, "\(run)")
            let drawn = try PictureReader.read(studio.path("x.png"))
            let filmed = try PictureReader.read(studio.path("whole/frame-0000\(number).png"))
            // Frames are dithered, drawings rounded.
            let worst = zip(drawn.samples, filmed.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
            #expect(worst <= 257, "frame \(frame)")
        }
    }

    @Test("check shows what the camera does, and when")
    func plan() throws {
        let studio = try Studio.taught()
        try studio.write(
            "fps 10\nview zoom 2\nstart sun\nhold 1s\nview home over 2s\nto moon over 2s\nclose over 1s\n",
            to: "film.seq")
        let run = try studio.run("check", "film.seq")
        #expect(run.exitCode == 0, "\(run)")
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            Array(lines.prefix(7)) == [
                "line frames seconds statement", "2 from 1 view zoom 2", "4 1-10 1.00 hold 1s",
                "5 11-30 (2.00) view home over 2s", "6 11-30 2.00 to moon over 2s",
                "7 31-40 (1.00) the camera, with `close`", "7 31-40 1.00 close over 1s",
            ])
        let object = try studio.run("check", "film.seq", "--json").object()
        #expect((object["camera"] as? [[String: Any]])?.count == 3 && object["is_loop"] as? Bool == true)
    }

    @Test("a texture learned with --tile repeats, and a film that pans by its width is a loop")
    func tile() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let learned = try studio.run(["learn", "--tile"] + Studio.tiny)
        #expect(learned.exitCode == 0, "\(learned)")
        let wide = try draw("sun", "--size", "90x32", in: studio)
        for (x, y) in [(0, 0), (41, 31), (17, 9)] { #expect(isClose(wide[x, y], wide[x + 48, y])) }
        try studio.write("start sun\nview pan 1 -2 over 1s\nhold 1s\n", to: "film.seq")
        let check = try studio.run("check", "film.seq", "--json")
        #expect(check.exitCode == 0 && check.errors.isEmpty, "\(check)")
        #expect(try check.object()["is_loop"] as? Bool == true)
    }

    @Test("tiling networks of other proportions do not mix, and grow from no common base")
    func proportions() throws {
        let studio = try Studio()
        try studio.paint("sun")
        try studio.paint("moon", size: PixelSize(width: 16, height: 16))
        let star = try studio.run(["learn", "--tile", "--start", "star"] + Studio.tiny)
        #expect(star.exitCode == 65 && star.errors.contains("proportions"), "\(star)")
        #expect(try studio.run(["learn", "--tile"] + Studio.tiny).exitCode == 0)
        let mix = try studio.run("draw", "0.5 sun + 0.5 moon", "-o", "x.png")
        #expect(mix.exitCode == 65 && mix.errors.contains("tile:48:1.5-"), "\(mix)")
        try studio.paint("strip", size: PixelSize(width: 303, height: 3), in: "long")
        let long = try studio.run(["learn", "long", "--tile"] + Studio.tiny)
        #expect(long.exitCode == 65 && long.errors.contains("too long to tile"), "\(long)")
    }
}
