// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Networks
import Storage
import Studio
import TerminalUI
import WeightFiles

struct InspectCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a weight file holds: shape, lineage, recipe and the size of its weights.",
        discussion: """
            EXAMPLES
              inbetween inspect sun
              inbetween inspect elsewhere/moon.safetensors --json
            """)

    @Argument(help: ArgumentHelp("A name in the weights folder, or a weight file.", valueName: "name|file"))
    var subject: String

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.nothingWritten) { try inspect(context) }
    }

    private func inspect(_ context: CommandContext) throws {
        let path = try weights.folder.path(ofNameOrFile: subject)
        let record = InspectRecord(try WeightFile.read(from: path), path: path, digest: try WeightFile.digest(of: path))
        try context.emit(record)
    }
}
