// SPDX-License-Identifier: MIT
import ArgumentParser
import Learning
import Networks
import Studio

struct BendCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "bend",
        abstract: "Teach the walk between two networks a bend that keeps it crisp.",
        discussion: """
            The networks stay as they are. For each walk a third set of weights is taught, in seconds: the control \
            point of a curve from one network to the other, on which inbetweens are as steep as the ends and keep to \
            their colours. A sequence uses the curve where it says `path bent`. Bends are stored in the folder "bends" \
            of the weights folder.

            EXAMPLES
              inbetween bend sun moon
              inbetween bend sun moon owl               every pair of these
              inbetween bend --walks film.seq           all walks of the sequence that say
                                                        `path bent`
              inbetween walk sun moon --manner "path bent"
            """)

    @Argument(help: ArgumentHelp("Names of weight files. (default: all)", valueName: "name"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Bend only the walks of this sequence that say `path bent`.", valueName: "file.seq"))
    var walks: String?

    @Option(help: ArgumentHelp("How strongly inbetweens keep to the colours of their ends, 0 to 1.", valueName: "x"))
    var palette: Double = BendingSettings.usualPalette

    @Option(
        help: ArgumentHelp(
            "How far beyond its ends a walk stays crisp: 0.6 for up to 160 %, 0 for the walk alone.", valueName: "x"))
    var reach: Double = BendingSettings.usualReach

    @Option(help: ArgumentHelp("Steps for each bend.", valueName: "n"))
    var steps: Int = BendingSettings.usualSteps

    @Flag(help: "Teach bends again that are taught already.")
    var overwrite = false

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard (0...1).contains(palette) else { throw ValidationError("--palette is 0 to 1, not \(palette)") }
        guard (0...4).contains(reach) else { throw ValidationError("--reach is 0 to 4, not \(reach)") }
        guard (1...1_000_000).contains(steps) else { throw ValidationError("--steps is 1 to 1000000, not \(steps)") }
        if walks != nil, !names.isEmpty {
            throw ValidationError("name pictures, or a sequence with --walks, but not both")
        }
    }

    func run(in context: CommandContext) throws {
        // Each bend is written when it is complete, and the state of an incomplete one is saved at intervals.
        try context.interruption.abandoning(BendSession.outcome(overwrites: overwrite)) { try bend(context) }
    }

    private func bend(_ context: CommandContext) throws {
        let request = BendRequest(
            walks: try wanted(context), settings: BendingSettings(steps: steps, palette: palette, reach: reach),
            overwrites: overwrite)
        try BendSession(request: request, context: context.studio).run { try context.emit($0) }
    }

    private func wanted(_ context: CommandContext) throws -> [BentWalk] {
        if let walks {
            let sequence = try SequenceWalks(walks, weights: weights.weights)
            guard !sequence.bends.isEmpty else {
                throw StudioFailure(
                    "no walk of \(walks) says `path bent`; write it where a bend is wanted", .badData)
            }
            return try sequence.bends.map { try BentWalk(between: $0.first, $0.second, in: sequence.folder) }
        }
        let folder = weights.folder
        let chosen = try Set(names.isEmpty ? folder.allNames(context.studio).filter { $0 != StarBase.name } : names)
            .sorted()
        guard chosen.count > 1 else {
            throw names.isEmpty
                ? StudioFailure(
                    "a walk has two ends, and there \(chosen.isEmpty ? "are no networks" : "is one network") in "
                        + "\(folder.path); learn more pictures", .missingInput)
                : StudioFailure(
                    "a walk has two ends: name another picture besides \"\(chosen[0])\", or a sequence with --walks",
                    .usage)
        }
        return try chosen.indices.flatMap { first in
            try chosen[(first + 1)...].map { try BentWalk(between: chosen[first], $0, in: folder) }
        }
    }
}
