// SPDX-License-Identifier: MIT
import ArgumentParser
import Choreography
import Learning
import Networks
import Studio

struct RehearseCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Let a set's networks learn to draw crisp inbetweens.",
        discussion: """
            The networks of a folder go on learning together. Each keeps to its picture, while a penalty pushes the \
            mixtures between any two of them, and beyond, to be as crisp as the pictures. That costs a little \
            fidelity. The weight files are replaced when all is done. Ctrl-C leaves them as they are, and the same \
            command continues.

            EXAMPLES
              inbetween rehearse                        all weight files, every pair
              inbetween rehearse sun moon owl
              inbetween rehearse --walks film.seq       only what the sequence walks
              inbetween rehearse --strength 0.01        crisper inbetweens, softer pictures
            """)

    @Argument(help: ArgumentHelp("Names of weight files. (default: all)", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Rehearse only the walks of this sequence.", valueName: "file.seq"))
    var walks: String?

    @Option(help: ArgumentHelp("Folder of the learned pictures.", valueName: "dir"))
    var pictures: String = "img"

    @OptionGroup(title: "Rehearsal") var rehearsal: RehearsalOptions
    @OptionGroup var weights: WeightsOption

    @Flag(help: "Rehearse again if the set has rehearsed already.")
    var overwrite = false

    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        var walked: Set<Set<String>>?
        var chosen = names.isEmpty ? nil : names
        var folder = weights.folder
        if let walks {
            let sequence = try SequenceWalks(walks, weights: weights.weights)
            walked = sequence.pairs
            chosen = chosen ?? sequence.names
            folder = sequence.folder
        }
        let request = RehearsalRequest(
            names: chosen, walks: walked, pictures: try PictureSources.find([pictures]), manner: rehearsal.manner,
            folder: folder, overwrites: overwrite)
        try Self.run(request, in: context)
    }

    /// Rehearses and prints the results; also used by `learn --rehearse`.
    static func run(_ request: RehearsalRequest, in context: CommandContext) throws {
        let session = try context.interruption.abandoning(RehearsalSession.untouched) {
            try RehearsalSession(request, context: context.studio)
        }
        for record in try session.run() { try context.emit(record) }
    }
}
