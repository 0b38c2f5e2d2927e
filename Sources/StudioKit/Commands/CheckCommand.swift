// SPDX-License-Identifier: MIT
import ArgumentParser
import Choreography
import Storage

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find all mistakes of a sequence, then show its plan.",
        discussion: """
            EXAMPLES
              inbetween check sequences/tour.seq
              inbetween check tour.seq --json
            """)

    @Argument(help: ArgumentHelp("The sequence.", valueName: "file.seq"))
    var sequence: String

    @Option(
        help: ArgumentHelp("Folder of the weight files. (default: the sequence's own, or weights)", valueName: "dir"))
    var weights: String?

    @Option(help: ArgumentHelp("Instead of the sequence's own.", valueName: "rate"))
    var fps: RateArgument?

    @OptionGroup(title: "Common") var studio: StudioOptions

    func run() throws {
        try Interruption.shared.abandoning("the sequence was not checked to its end") { try check() }
    }

    private func check() throws {
        let console = studio.console
        let file = try SequenceFile(sequence, weights: weights, frameRate: fps?.rate)
        if studio.json {
            for diagnostic in file.check.report.diagnostics {
                console.result(try JSONLine.text(DiagnosticRecord(diagnostic, file: file.path.string)))
            }
        } else if !file.report.isEmpty {
            console.error(String(file.report.dropLast()))
        }
        guard let timeline = file.check.timeline else {
            if !studio.json { console.error(file.check.report.summary ?? "") }
            throw ExitStatus.badData
        }
        let plan = try PlanRecord(timeline, folder: file.folder)
        if studio.json { console.result(try JSONLine.text(plan)) } else { plan.lines.forEach(console.result) }
    }
}
