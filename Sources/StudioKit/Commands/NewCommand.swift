// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import NeuralField
import Storage

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a sequence to begin with, over the weights that are there.",
        discussion: """
            EXAMPLE
              inbetween new film.seq
            """)

    @Argument(help: ArgumentHelp("The sequence to write.", valueName: "file.seq"))
    var sequence: String

    @Flag(help: "Replace the file if it is there.")
    var overwrite = false

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run() throws {
        try Interruption.shared.abandoning(Outcome.nothingWritten) { try write() }
    }

    private func write() throws {
        let path = FilePath(sequence)
        guard try overwrite || !path.exists() else {
            throw StudioFailure("\(path) is there already; choose another name, or --overwrite", .cannotCreate)
        }
        let folder = weights.folder
        guard try folder.path.exists(), let names = Optional(try folder.allNames(studio.console)),
            !names.isEmpty
        else {
            throw StudioFailure(
                "there are no weight files in \(folder.path); learn pictures first: inbetween learn", .missingInput)
        }
        let isUsualFolder = folder.path == "weights"
        let text = StarterSequence.text(path: path, names: names, folder: isUsualFolder ? nil : folder.path.string)
        try path.folder.makeFolder()
        try AtomicFile.write(text.utf8, to: path)
        if studio.json {
            studio.console.result(try JSONLine.text(["sequence": path.string]))
        } else {
            studio.console.result("\(path)  (render it: inbetween render \(path))")
        }
    }
}
