// SPDX-License-Identifier: MIT
import Foundation
import Raster
import TestSupport
import Testing

@Suite("learn --preview") struct PreviewTests {
    private static let flags = ["--hidden", "16x2", "--steps", "3000", "--batch", "256"]

    /// Uses the plain kernels, so that everything a test waits for comes long before the end.
    private func run(
        _ arguments: [String], in studio: Studio, terminal: Terminal, environment: [String] = [],
        interference: Interference
    ) throws -> CommandRun {
        let cleared = ["TMUX", "STY", "KITTY_WINDOW_ID", "TERM_PROGRAM", "COLORTERM"].flatMap { ["-u", $0] }
        let command = [try Studio.executable, "learn", "--tier", "reference"]
        return try ChildProcess(
            executable: "/usr/bin/env",
            arguments: cleared + ["TERM=xterm-256color"] + environment + command + arguments,
            folder: studio.folder.string, terminal: terminal, interference: interference
        ).run()
    }

    private static let plain = Result {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(["learn"] + flags)
        try #require(run.exitCode == 0, "\(run)")
        return try studio.contents(of: "weights")
    }

    struct Manner: Sendable, CustomTestStringConvertible {
        let name: String
        var arguments = ["--preview"]
        var environment: [String] = []
        var answer = ""
        /// Texts that are sent when it works, and texts that are not.
        let shows: String
        let hides: [String]
        var isAsked = false

        var testDescription: String { name }
    }

    private static let (kitty, sixel, block) = ("\u{1B}_Ga=T", "\u{1B}Pq", "▀")

    @Test(
        "the terminal is shown the picture in its own way, is left as it was, and the same bits are learned",
        arguments: [
            Manner(name: "kitty", environment: ["KITTY_WINDOW_ID=1"], shows: kitty, hides: [sixel, block]),
            Manner(
                name: "one that answers as kitty does", answer: "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;4c",
                shows: kitty, hides: [sixel, block], isAsked: true),
            Manner(
                name: "sixel", answer: "\u{1B}[6;18;9t\u{1B}[?62;4;22c", shows: sixel, hides: [kitty, block],
                isAsked: true),
            Manner(name: "no sixel", answer: "\u{1B}[?62;22c", shows: block, hides: [kitty, sixel], isAsked: true),
            Manner(name: "silent", shows: block, hides: [kitty, sixel], isAsked: true),
            Manner(
                name: "blocks", arguments: ["--preview", "blocks"], environment: ["COLORTERM=truecolor"],
                shows: "\u{1B}[38;2;", hides: [kitty, sixel]),
            Manner(name: "none", arguments: ["--preview", "none"], shows: "steps/s", hides: [kitty, sixel, block]),
        ])
    func shows(_ manner: Manner) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let terminal = try Terminal(answer: manner.answer)
        let run = try run(
            ["img"] + manner.arguments + Self.flags, in: studio, terminal: terminal, environment: manner.environment,
            interference: Interference(signal: SIGINT) { $0.contains(manner.shows) })
        #expect(run.exitCode == 75 && run.errors.contains(manner.shows), "\(run)")
        for other in manner.hides { #expect(!run.errors.contains(other), "\(other)") }
        #expect(run.errors.contains("\u{1B}[c") == manner.isAsked)
        #expect(run.errors.components(separatedBy: "\u{1B}[c").count <= 2, "asked once")
        if manner.name != "none" { #expect(run.errors.contains("Ctrl-C stops and keeps what was learned")) }
        #expect(terminal.isAsShellsLikeIt)
        let further = try studio.run(["learn"] + Self.flags)
        #expect(further.exitCode == 0 && further.errors.contains("going on at step"), "\(further)")
        #expect(try studio.contents(of: "weights") == Self.plain.get())
    }

    @Test("Ctrl-C removes the picture, restores the terminal and keeps what was learned")
    func stops() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let terminal = try Terminal()
        let run = try run(
            ["--preview"] + Self.flags, in: studio, terminal: terminal,
            environment: ["KITTY_WINDOW_ID=1"],
            interference: Interference(signal: SIGINT) { $0.contains(Self.kitty) })
        #expect(run.exitCode == 75 && run.errors.contains("what was learned is kept"), "\(run)")
        #expect(terminal.isAsShellsLikeIt)
        let removed = try #require(run.errors.range(of: "\u{1B}_Ga=d", options: .backwards))
        let shown = try #require(run.errors.range(of: Self.kitty, options: .backwards))
        #expect(shown.lowerBound < removed.lowerBound)
        #expect(studio.exists("weights/sun.safetensors"))
    }

    @Test("without a terminal the preview is left out, and that is reported once")
    func noTerminal() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        let run = try studio.run(["learn", "--preview", "kitty"] + Studio.tiny)
        #expect(run.exitCode == 0 && !run.hasControlBytes, "\(run)")
        #expect(run.errors.components(separatedBy: "no preview is shown").count == 2, "\(run)")
        let quiet = try studio.run(["learn", "--overwrite", "-q", "--preview"] + Studio.tiny)
        #expect(quiet.exitCode == 0 && quiet.errors.isEmpty, "\(quiet)")
    }

    @Test("a picture may stand behind it; a word that is neither is refused")
    func words() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let picture = try studio.run(["learn", "--preview", "img/sun.png"] + Studio.tiny)
        #expect(picture.exitCode == 0 && studio.exists("weights/sun.safetensors"), "\(picture)")
        let wrong = try studio.run(["learn", "--preview", "kity"])
        #expect(wrong.exitCode == 64 && wrong.errors.contains("--preview is kitty, sixel, blocks or none, not kity"))
    }
}
