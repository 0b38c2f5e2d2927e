// SPDX-License-Identifier: MIT
import Foundation
import Storage
import TestSupport
import Testing

/// Several renders that use one folder, one after the other or at once.
@Suite("render: together") struct RenderTogetherTests {
    private static let sequence = "fps 25\nsize 24x16\nstart sun\nto moon over 9f\nhold 2f\nclose over 4f\n"

    private func studio(_ sequence: String = sequence) throws -> Studio {
        let studio = try Studio.taught()
        try studio.write(sequence, to: "film.seq")
        return studio
    }

    private func whole() throws -> [String: Data] {
        let studio = try studio()
        let run = try studio.run("render", "film.seq", "-o", "frames/", "-q")
        try #require(run.exitCode == 0, "\(run)")
        return try studio.contents(of: "frames")
    }

    /// Starts all renders at once, in the shell; the exit code is 0 if all succeed.
    private func run(_ commands: [String], in studio: Studio) throws -> CommandRun {
        let started = commands.map { "\"$inbetween\" \($0) -q & jobs=\"$jobs $!\"" }.joined(separator: "\n")
        return try studio.shell("\(started)\nstatus=0; for job in $jobs; do wait $job || status=$?; done; exit $status")
    }

    @Test("parts of one film at once are the film, and leave nothing else")
    func parts() throws {
        let whole = try whole()
        let studio = try studio()
        for _ in 0..<3 {
            let parts = ["1...3", "4...8", "9...12", "13...15"].map { "render film.seq -o frames/ --frames \($0)" }
            let run = try run(parts, in: studio)
            #expect(run.exitCode == 0, "\(run)")
            #expect(try studio.contents(of: "frames") == whole)
            #expect(try studio.names(in: ".").filter { $0.hasPrefix(".") } == [])
            try FileManager.default.removeItem(atPath: studio.path("frames").string)
        }
    }

    @Test("one film twice at once is that film")
    func twice() throws {
        let whole = try whole()
        let studio = try studio()
        let run = try run([String](repeating: "render film.seq -o frames/ -o film.gif", count: 3), in: studio)
        #expect(run.exitCode == 0, "\(run)")
        #expect(try studio.contents(of: "frames") == whole)
        let names = try studio.names(in: ".")
        #expect(names.filter { $0.hasPrefix(".") } == [] && names.contains("film.gif"))
    }

    @Test("a shorter film leaves no frame of a longer one, and says so")
    func olderFilm() throws {
        let studio = try studio()
        try studio.write("size 8x8\nstart moon\nhold 5f\n", to: "short.seq")
        #expect(try studio.run("render", "film.seq", "-o", "frames").exitCode == 0)
        try studio.write(Data(), to: "frames/notes.txt")
        let run = try studio.run("render", "short.seq", "-o", "frames")
        #expect(run.exitCode == 0 && run.errors.contains("frames: removed 15 frames of an older film"), "\(run)")
        let frames = (1...5).map { "frame-00000\($0).png" }
        #expect(try studio.names(in: "frames") == [".inbetween-film.json"] + frames + ["notes.txt"])
        // Another size or exactness makes another film, too.
        let exact = try studio.run("render", "short.seq", "-o", "frames", "--exact")
        #expect(exact.exitCode == 0 && exact.errors.contains("removed 5 frames"), "\(exact)")
    }

    @Test("frames of unknown films are refused, and stay")
    func unknownFrames() throws {
        let studio = try studio()
        try studio.write("mine", to: "frames/frame-000099.png")
        let run = try studio.run("render", "film.seq", "-o", "frames")
        #expect(run.exitCode == 73 && run.errors.contains("frame-000099.png"), "\(run)")
        #expect(try studio.names(in: "frames") == ["frame-000099.png"])
        #expect(try !studio.names(in: ".").contains(".frames.frames"))
    }

    @Test("kept frames have a bound; those beyond it are drawn again")
    func budget() throws {
        let studio = try studio()
        for keep in ["0", "3kB"] {
            let run = try studio.run("render", "film.seq", "-o", "frames", "--keep", keep)
            #expect(run.exitCode == 0, "\(run)")
        }
        #expect(try studio.contents(of: "frames") == whole())
        #expect(try studio.run("render", "film.seq", "-o", "frames", "--keep", "much").exitCode == 64)
    }

    @Test("frames unused for two weeks are removed; other files stay")
    func forgottenFrames() throws {
        let studio = try studio()
        let frame = String(repeating: "0a", count: 16) + ".png"
        for store in [".old.mp4.frames", ".new.mp4.frames", ".mine.frames"] {
            try studio.write(Data(), to: "result/\(store)/\(frame)")
        }
        try studio.write(Data(), to: "result/.mine.frames/notes.txt")
        for store in [".old.mp4.frames", ".mine.frames"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date().addingTimeInterval(-15 * 86_400)],
                ofItemAtPath: studio.path("result/\(store)").string)
        }
        #expect(try studio.run("render", "film.seq", "-o", "result/film.gif").exitCode == 0)
        #expect(try studio.names(in: "result") == [".mine.frames", ".new.mp4.frames", "film.gif"])
    }

    @Test("a weights folder that a sequence names does not lead out of the project by a link")
    func linkedWeights() throws {
        let studio = try studio("weights w\n" + Self.sequence)
        let outside = try Studio.taught()
        let link = studio.path("w").string
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside.path("weights").string)
        let run = try studio.run("render", "film.seq", "-o", "film.gif")
        #expect(run.exitCode == 65 && run.errors.contains("--weights"), "\(run)")
        // A folder given on the command line is intended.
        #expect(try studio.run("render", "film.seq", "-o", "film.gif", "--weights", "w").exitCode == 0)
    }
}
