// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("live lines") struct LiveLineTests {
    @Test("progress of wide names never wraps", arguments: [80, 20, 7])
    func progress(columns: Int) throws {
        let studio = try Studio()
        try studio.paint("日本語の写真家族旅行二千二十四年夏の思い出")
        let terminal = try Terminal(columns: columns)
        // Runs long enough to show progress, and is then interrupted.
        let run = try ChildProcess(
            executable: Studio.executable,
            arguments: ["learn", "--steps", "100000", "--hidden", "16x2", "--batch", "256"],
            folder: studio.folder.string,
            terminal: terminal, interference: Interference(signal: SIGINT) { $0.contains("\u{1B}[J") }
        ).run()
        #expect(run.exitCode == 75, "\(run)")
        let lines = run.errors.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" })
            .map { $0.replacing(#/\u{1B}\[[0-9]*[A-Z]/#, with: "") }
        let live = lines.filter { $0.hasPrefix("日") }
        #expect(!live.isEmpty, "\(run)")
        for line in live {
            // Independent of the tested code: all letters of the name are wide.
            let width = line.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
            #expect(width < columns, "\(line)")
        }
    }
}
