// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import Networks
import Storage
import Studio

struct NewCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a first sequence that shows the weights of the folder.",
        discussion: """
            EXAMPLE
              inbetween new film.seq
            """)

    @Argument(help: ArgumentHelp("The sequence to write.", valueName: "file.seq"))
    var sequence: String

    @Flag(help: "Replace the file if it exists.")
    var overwrite = false

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.nothingWritten) { try write(context) }
    }

    private func write(_ context: CommandContext) throws {
        let path = FilePath(sequence)
        guard try overwrite || !path.exists() else {
            throw StudioFailure("\(path) exists already; choose another name, or --overwrite", .cannotCreate)
        }
        let folder = weights.folder
        guard try folder.path.exists(), let names = Optional(try folder.allNames(context.studio)),
            !names.isEmpty
        else {
            throw StudioFailure(
                "there are no weight files in \(folder.path); learn pictures first: inbetween learn", .missingInput)
        }
        let isUsualFolder = folder.path == "weights"
        let text = StarterSequence.text(path: path, names: names, folder: isUsualFolder ? nil : folder.path.string)
        try path.folder.makeFolder()
        try AtomicFile.write(text.utf8, to: path)
        try context.emit(NewRecord(sequence: path.string))
    }
}

/// The result of `new`; `--json` prints it as it is.
private struct NewRecord: LineRecord {
    let sequence: String

    var line: String { "\(sequence)  (render it: inbetween render \(sequence))" }
}
