// SPDX-License-Identifier: MIT
import Foundation
import TerminalUI
import Testing

@Suite("standard output") struct OutputTests {
    static let commands = [
        "--version", "--help", "help render", "learn --help", "--generate-completion-script bash", "inspect sun",
        "inspect sun --json", "check film.seq", "check film.seq --json", "compare sun moon",
        "compare sun moon --json", "draw sun -o d.png --json", "export sun --glsl s.glsl", "new n.seq",
        "align sun moon -o m", "learn",
    ]

    private static func studio() throws -> Studio {
        let studio = try Studio.taught()
        try studio.write("size 16x16\nstart sun\nhold 1s\n", to: "film.seq")
        return studio
    }

    @Test("a result that cannot be written is a failure, and reported", arguments: commands)
    func lost(command: String) throws {
        for place in ["/dev/full", "&-"] {
            let studio = try Self.studio()
            let run = try studio.shell("\"$inbetween\" \(command) >\(place)")
            #expect(run.exitCode == 74, "\(run)")
            #expect(run.errors.contains("cannot write to standard output"), "\(run)")
        }
    }

    @Test(
        "a reader that has read enough is not a failure", arguments: ["help render", "inspect sun", "check film.seq"])
    func brokenPipe(command: String) throws {
        let studio = try Self.studio()
        let run = try studio.shell(
            "mkfifo pipe; exec 3<>pipe; \"$inbetween\" \(command) >pipe & exec 3<pipe; read -n 1 -u 3 x; exec 3<&-; wait $!"
        )
        #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run)")
    }

    @Test("text for a closed standard output does not end up in a file")
    func closedOutput() throws {
        let studio = try Self.studio()
        #expect(try studio.run("draw", "sun", "-o", "a.png").exitCode == 0)
        _ = try studio.shell("\"$inbetween\" draw sun -o b.png >&- 2>&-")
        #expect(try studio.bytes("a.png") == studio.bytes("b.png"))
    }

    @Test("a mistake keeps its own exit status")
    func mistakes() throws {
        let studio = try Self.studio()
        let run = try studio.shell(
            "\"$inbetween\" inspect son >/dev/full; echo $? >&2; \"$inbetween\" inpect >/dev/full")
        #expect(run.errors.contains("\n66\n") && run.exitCode == 64, "\(run)")
    }

    @Test("a slow reader of a pipe that does not wait gets everything")
    func slowReader() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        try #require(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
        let text = String((0..<60_000).map { "line \($0)\n" }.joined())
        let stream = StandardStream(writing)
        let thread = Thread {
            stream.write(text)
            close(writing)
        }
        thread.start()
        var received: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1000)
        while case let count = read(reading, &piece, piece.count), count > 0 { received += piece[..<count] }
        close(reading)
        #expect(received == Array(text.utf8))
        #expect(stream.failure == nil)
    }
}
