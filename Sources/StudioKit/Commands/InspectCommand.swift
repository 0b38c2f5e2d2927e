// SPDX-License-Identifier: MIT
import ArgumentParser
import NeuralField
import Storage

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell what a weight file says of itself.",
        discussion: """
            EXAMPLES
              inbetween inspect sun
              inbetween inspect elsewhere/moon.safetensors --json
            """)

    @Argument(help: ArgumentHelp("A name in the weights folder, or a weight file.", valueName: "name|file"))
    var subject: String

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run() throws {
        try Interruption.shared.abandoning(Outcome.nothingWritten) { try inspect() }
    }

    private func inspect() throws {
        let path = try weights.folder.path(ofNameOrFile: subject)
        let record = InspectRecord(try WeightFile.read(from: path), path: path, digest: try WeightFile.digest(of: path))
        if studio.json {
            studio.console.result(try JSONLine.text(record))
        } else {
            record.lines.forEach(studio.console.result)
        }
    }
}
