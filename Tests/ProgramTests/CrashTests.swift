// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@Suite("our own mistakes") struct CrashTests {
    @Test(
        "a trap ends at once with a sentence that asks for a report",
        arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE])
    func trap(signal: Int32) throws {
        let studio = try Studio.taught(["sun"])
        let run = try studio.run(
            ["learn", "--overwrite", "--steps", "100000"], hasTerminal: true,
            interference: Interference(signal: signal) { $0.contains("steps/s") })
        #expect(run.exitCode == 70, "\(run)")
        #expect(run.errors.contains("because of a mistake of its own (signal "), "\(run)")
        #expect(run.errors.contains("Please report it"), "\(run)")
        #expect(!run.errors.contains("Registers"), "\(run)")
    }

    @Test("the program is hardened against what an overrun buffer would do", .enabled(if: hasReadelf))
    func hardened() throws {
        let studio = try Studio()
        let run = try studio.shell("readelf -hdlsW \"$inbetween\"")
        for wanted in ["BIND_NOW", "PIE", "GNU_RELRO", "__stack_chk_fail"] {
            #expect(run.output.contains(wanted), "\(wanted)")
        }
        let stack = run.outputLines.first { $0.contains("GNU_STACK") } ?? ""
        #expect(!stack.contains("E"), "\(stack)")
    }

    private static var hasReadelf: Bool {
        (try? ChildProcess(executable: "/bin/bash", arguments: ["-c", "readelf --version"], folder: "/").run())?
            .exitCode == 0
    }
}
