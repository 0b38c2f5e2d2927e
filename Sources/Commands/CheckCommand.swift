// SPDX-License-Identifier: MIT
import ArgumentParser
import Choreography
import Storage
import Studio
import TerminalUI

struct CheckCommand: StudioCommand {
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

    @Option(help: ArgumentHelp("Frames a second, instead of the sequence's own.", valueName: "rate"))
    var fps: RateArgument?

    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning("the sequence was not checked to its end") { try check(context) }
    }

    private func check(_ context: CommandContext) throws {
        let console = context.console
        let file = try SequenceFile(sequence, weights: weights, frameRate: fps?.rate)
        if context.isJSON {
            for diagnostic in file.check.report.diagnostics {
                try context.emitJSON(DiagnosticRecord(diagnostic, file: file.path.string))
            }
        } else if !file.report.isEmpty {
            console.error(String(file.report.dropLast()))
        }
        guard let timeline = file.check.timeline else {
            if !context.isJSON { console.error(file.check.report.summary ?? "") }
            throw ExitStatus.badData
        }
        try context.emit(try PlanRecord(timeline, folder: file.folder))
    }
}
