// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@Suite("the tests' own child processes") struct ChildProcessTests {
    @Test("more than a pipe holds, written to both outputs in turn, hangs nothing")
    func manyBytes() throws {
        let fill = "head -c 300000 /dev/zero"
        let run = try ChildProcess(
            executable: "bash", arguments: ["-c", "\(fill) >&2; \(fill); \(fill) >&2; exit 3"]
        ).run()
        #expect(run.exitCode == 3 && run.outputBytes.count == 300_000 && run.errors.utf8.count == 600_000)
    }

    @Test("a tool that is not installed is named")
    func missing() {
        #expect(throws: Tool.Missing.self) { try Tool.run("no-such-tool", []) }
    }
}
