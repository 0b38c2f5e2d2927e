// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Raster
import TestSupport
import Testing

/// A command that would work for minutes, and the sentence it prints when it is interrupted.
struct LongCommand: CustomTestStringConvertible {
    let arguments: [String]
    var says = "nothing was written"
    /// Seconds of work before the signal.
    var after = 0.7
    /// Seconds until it ends: two when the machine is idle; without the promise it would be minutes.
    var within = 20.0

    var testDescription: String { arguments.prefix(2).joined(separator: " ") }

    init(_ command: String, says: String = "nothing was written", after: Double = 0.7, within: Double = 20) {
        arguments = command.split(separator: " ").map(String.init)
        self.says = says
        self.after = after
        self.within = within
    }

    private static let goesOn = "the same command goes on"

    static let all = [
        LongCommand("compare sun moon --size 9000x9000"),
        LongCommand("walk sun moon -o out/w.png"),
        LongCommand("walk --all -o out/w.png"),
        LongCommand("mural long.seq -o out/m.mp4 --size 256"),
        LongCommand("map long.seq --of drawings -o out/map.png"),
        LongCommand("draw sun -o out/d.png --size 9000x9000"),
        LongCommand("bench --seconds 60", says: "no figures"),
        LongCommand("align sun moon -o other"),
        // Measures an even pace before the first frame.
        LongCommand("render even.seq -o out/e.mp4", says: goesOn),
        // Draws for its palette before the first frame.
        LongCommand("render long.seq -o out/e.gif", says: goesOn),
        LongCommand("render long.seq -o out/e.mp4 --size 3840x2160", says: goesOn),
        LongCommand("render long.seq -o out/e.mp4 --no-resume", says: "nothing was kept"),
        LongCommand("learn big.png --steps 1 --weights out", says: goesOn, after: 2),
        LongCommand("generations big.png --steps 1 -o out/line", says: goesOn, after: 2),
        LongCommand("bend sun moon", says: "the bends that are complete are kept"),
        // A step is always completed, and the plain kernels make it long.
        LongCommand("rehearse --rehearsal-steps 100000", says: "the weight files are as they were", within: 60),
    ]
}

@Suite("Ctrl-C") struct InterruptionTests {
    /// Networks learned once, large enough that all work with them takes long.
    private static let weights = Result {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        let run = try studio.run(["learn", "-q", "--hidden", "128x4", "--steps", "2", "--batch", "64"])
        try #require(run.exitCode == 0, "\(run)")
        return try studio.contents(of: "weights")
    }

    private static func studio(for command: LongCommand) throws -> Studio {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        if command.arguments.contains("big.png") {
            try studio.paint("big", size: PixelSize(width: 1200, height: 1200), in: ".")
        }
        for (name, bytes) in try weights.get() { try studio.write(bytes, to: "weights/\(name)") }
        try studio.write("size 1920x1080\nstart sun\nto moon over 500s\n", to: "long.seq")
        try studio.write("start sun\nto moon over 500s pace even\n", to: "even.seq")
        return studio
    }

    @Test("ends every command soon, with the right status and a sentence", arguments: LongCommand.all)
    func ends(command: LongCommand) throws {
        let studio = try Self.studio(for: command)
        var started: ContinuousClock.Instant?
        let interference = Interference(signal: SIGINT) { _ in
            started = started ?? .now
            return ContinuousClock.now - (started ?? .now) > .seconds(command.after)
        }
        let run = try studio.run(command.arguments, interference: interference)
        #expect(run.exitCode == 75, "\(run)")
        #expect(run.errors.contains("interrupted; ") && run.errors.contains(command.says), "\(run)")
        #expect(try #require(run.secondsAfterSignal) < command.within, "\(run)")
        let files = FileManager.default.enumerator(atPath: studio.folder.string)?.allObjects as? [String] ?? []
        #expect(!files.contains { $0.contains(".part-") }, "\(files)")
        let made = try studio.exists("out") ? studio.names(in: "out").filter { !$0.hasPrefix(".") } : []
        #expect(made.allSatisfy { ["line", "big.state.safetensors", "big.safetensors"].contains($0) }, "\(made)")
    }

    @Test(
        "a parent that blocks signals, as some supervisors do, does not keep them from the program",
        arguments: ["INT", "TERM", "HUP"])
    func blockedByTheParent(signal: String) throws {
        let studio = try Studio()
        let run = try studio.shell(
            """
            env --block-signal=\(signal) "$inbetween" bench --seconds 60 & sleep 1; kill -\(signal) $!; wait $!
            """)
        #expect(run.exitCode == 75, "\(run)")
        #expect(run.errors.contains("interrupted; no figures"), "\(run)")
    }

    @Test("a state that cannot be saved is reported as lost, not as kept")
    func lostState() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.shell(
            """
            ulimit -f 4
            "$inbetween" learn --hidden 64x2 --steps 1000000 --tier reference & sleep 2; kill -INT $!; wait $!
            """)
        #expect(run.exitCode == 74, "\(run)")
        #expect(run.errors.contains("cannot write weights/sun.state.safetensors"), "\(run)")
        #expect(run.errors.contains("is lost") && !run.errors.contains("; what was learned is kept"), "\(run)")
        #expect(try studio.names(in: "weights").isEmpty)
    }
}
