// SPDX-License-Identifier: MIT
import Testing

@Suite("the command line itself") struct CommandLineTests {
    @Test("without arguments it explains itself")
    func overview() throws {
        let run = try Studio().run()
        #expect(run.exitCode == 0, "\(run)")
        for command in HelpTexts.commands { #expect(run.output.contains("  \(command) "), "\(run)") }
    }

    @Test(
        "what makes no sense is a usage error that is explained",
        arguments: [
            ["--wrong"], ["lern"], ["learn", "--wrong"], ["render"], ["check"], ["draw"], ["inspect"], ["new"],
            ["compare", "a.png"],
            ["learn", "--for", "10"], ["learn", "--until", "loud"], ["learn", "--hidden", "0x3"],
            ["learn", "--recipe", "cake"],
            ["learn", "--steps", "0"], ["learn", "--batch", "-1"], ["learn", "--rate", "nan"],
            ["learn", "--start", "from:"],
            ["learn", "--encoding", "fourier"], ["learn", "--encoding", "tile:0"],
            ["learn", "--tile", "--encoding", "fourier:8:1"], ["learn", "--tile", "--recipe", "classic"],
            ["learn", "--encoding", "tile:8", "--recipe", "classic"], ["learn", "--channels", "cmyk"],
            ["bench", "--seconds", "0"],
            ["bench", "cake"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Studio().run(arguments)
        #expect(run.exitCode == 64, "\(run)")
        #expect(run.output.isEmpty && run.errors.contains("Error: ") && run.errors.contains("Usage: "), "\(run)")
    }

    @Test func version() throws {
        let run = try Studio().run("--version")
        #expect(run.exitCode == 0 && run.output.split(separator: ".").count == 3, "\(run)")
    }

    @Test("shells can complete", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try Studio().run("--generate-completion-script", shell)
        #expect(run.exitCode == 0, "\(run)")
        for command in HelpTexts.commands { #expect(run.output.contains(command)) }
        if shell == "bash" {
            let studio = try Studio()
            try studio.write(run.output, to: "completions")
            let sourced = try studio.shell("source completions")
            #expect(sourced.exitCode == 0 && sourced.errors.isEmpty, "\(sourced)")
        }
    }
}
