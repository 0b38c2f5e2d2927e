// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("render: interrupted") struct RenderInterruptionTests {
    /// 350 frames, all but the last 40 different.
    private static let sequence = """
        fps 25
        size 96x64
        start sun
        view zoom 3 at 0.2 0.6 rotate 200deg over 110f
        hold 110f
        to moon over 200f ease inout-sine
        hold 40f

        """
    private static let outputs = ["out/film.gif", "out/film.mp4", "out/frames"]
    private static let arguments = ["render", "film.seq"] + outputs.flatMap { ["-o", $0] }
    private static let kept = "out/.film.gif.frames"

    /// The GIF and the frames of an uninterrupted render; the output of x264 depends on its threads.
    private static let whole = Result {
        let studio = try Self.studio()
        let run = try studio.run(arguments)
        try #require(run.exitCode == 0, "\(run)")
        return (gif: try studio.bytes("out/film.gif"), frames: try studio.contents(of: "out/frames"))
    }

    private static func studio() throws -> Studio {
        let studio = try Studio.taught()
        try studio.write(sequence, to: "film.seq")
        return studio
    }

    /// Interrupts when so many frames are kept.
    private func after(_ count: Int, in studio: Studio, send signal: Int32) -> Interference {
        Interference(signal: signal) { _ in
            let names = (try? studio.names(in: Self.kept)) ?? []
            return names.filter { !$0.hasPrefix(".") }.count >= count
        }
    }

    private func expectWhole(_ studio: Studio) throws {
        let whole = try Self.whole.get()
        #expect(try studio.bytes("out/film.gif") == whole.gif)
        #expect(try studio.contents(of: "out/frames") == whole.frames)
        #expect(try Tool.probe(studio.path("out/film.mp4").string).frames == 350)
        #expect(try studio.names(in: "out") == ["film.gif", "film.mp4", "frames"])
    }

    @Test("Ctrl-C stops, and the same command goes on to the identical film")
    func interrupted() throws {
        let studio = try Self.studio()
        let run = try studio.run(Self.arguments, interference: after(20, in: studio, send: SIGINT))
        #expect(run.exitCode == 75, "\(run)")
        #expect(try #require(run.secondsAfterSignal) < 20)
        #expect(run.errors.contains("the same command goes on where it was"), "\(run)")
        #expect(try studio.names(in: "out") == [".film.gif.frames", "frames"])
        let keptBefore = try studio.names(in: Self.kept).filter { $0.hasSuffix(".png") }.count

        // Interrupted again: no kept frame is drawn again.
        let again = try studio.run(Self.arguments, interference: after(keptBefore + 20, in: studio, send: SIGINT))
        #expect(again.exitCode == 75, "\(again)")

        let further = try studio.run(Self.arguments)
        #expect(further.exitCode == 0, "\(further)")
        try expectWhole(studio)
    }

    @Test("killed at any moment, no half film has a final name, and the next run is well")
    func killed() throws {
        let studio = try Self.studio()
        for count in [0, 1, 2, 30, 100] {
            let run = try studio.run(Self.arguments, interference: after(count, in: studio, send: SIGKILL))
            #expect(run.exitCode == -SIGKILL, "\(run)")
            #expect(!studio.exists("out/film.gif") && !studio.exists("out/film.mp4"), "after \(count) frames")
        }
        let run = try studio.run(Self.arguments)
        #expect(run.exitCode == 0, "\(run)")
        try expectWhole(studio)
    }

    @Test("damaged kept frames are drawn again")
    func damagedFrames() throws {
        let studio = try Self.studio()
        let run = try studio.run(Self.arguments, interference: after(20, in: studio, send: SIGINT))
        #expect(run.exitCode == 75, "\(run)")
        let frames = try studio.names(in: Self.kept).filter { $0.hasSuffix(".png") }.map { "\(Self.kept)/\($0)" }
        let whole = try studio.bytes(frames[0])
        var flipped = whole
        flipped[flipped.count / 2] ^= 1
        let damages = [flipped, whole.prefix(100), Data(), Data("rubbish".utf8), try studio.bytes("img/sun.png")]
        for (frame, damage) in zip(frames, damages) { try studio.write(damage, to: frame) }

        let further = try studio.run(Self.arguments)
        #expect(further.exitCode == 0, "\(further)")
        try expectWhole(studio)
    }

    @Test("kept frames are not taken for those of another film")
    func otherWeights() throws {
        let studio = try Self.studio()
        let run = try studio.run(Self.arguments, interference: after(20, in: studio, send: SIGINT))
        #expect(run.exitCode == 75, "\(run)")
        // Other weights under the same names, then the first ones again.
        #expect(try studio.run(["learn", "--overwrite", "--seed", "9"] + Studio.tiny).exitCode == 0)
        #expect(try studio.run(Self.arguments + ["--frames", "1...40"]).exitCode == 0)
        let other = try studio.contents(of: "out/frames")
        let fresh = try studio.run("render", "film.seq", "-o", "fresh", "--frames", "1...40")
        #expect(fresh.exitCode == 0, "\(fresh)")
        for (name, bytes) in try studio.contents(of: "fresh") { #expect(other[name] == bytes, "\(name)") }
    }

    @Test("without resuming nothing is kept, and this is said")
    func unresumable() throws {
        let studio = try Self.studio()
        let arguments = ["render", "film.seq", "--no-resume", "-o", "out/frames", "-o", "out/film.mp4"]
        let run = try studio.run(
            arguments, interference: Interference(signal: SIGINT) { _ in studio.exists("out/frames/frame-000009.png") })
        #expect(run.exitCode == 75 && run.errors.contains("--no-resume"), "\(run)")
        #expect(try studio.names(in: "out") == ["frames"])
    }
}
