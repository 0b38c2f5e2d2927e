// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Foundation
import Networks
import Storage
import Studio
import TerminalUI
import UnitMatching
import WeightFiles

struct AlignCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "align",
        abstract: "Match one network's hidden units to another's, so that strangers walk as kin.",
        discussion: """
            Which unit of a layer does which part of the work is an accident of learning. B's units are put in the \
            places of those units of A that they resemble most, which does not change B's picture. The result is a \
            weight file of its own. Walks between A and the new file keep more of their edges; walks between B's kin \
            and the new file lose them.

            EXAMPLES
              inbetween align sun owl              writes weights/owl-to-sun.safetensors
              inbetween align sun owl -o owl --overwrite
            """)

    @Argument(help: ArgumentHelp("The weights that stay as they are.", valueName: "a"))
    var reference: String

    @Argument(help: ArgumentHelp("The weights to align to them.", valueName: "b"))
    var subject: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Name of the weights to write. (default: B-to-A)", valueName: "name"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Match units by their weights, by their activations, or by the better of the two.", valueName: "how"))
    var by: AlignmentMethod = .better

    @Flag(help: "Replace the weight file if it exists.")
    var overwrite = false

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.nothingWritten) { try align(context) }
    }

    private func align(_ context: CommandContext) throws {
        let started = ContinuousClock.now
        let folder = weights.folder
        let paths = try [reference, subject].map { try folder.hintingPath(for: $0) }
        let files = try paths.map { try WeightFile.read(from: $0) }
        let shapes = files.map(\.weights.shape)
        guard shapes[0].family == shapes[1].family else {
            throw StudioFailure(
                "\"\(subject)\" (\(shapes[1])) and \"\(reference)\" (\(shapes[0])) have different shapes "
                    + "and cannot be aligned; learn both with the same recipe", .badData)
        }
        let name = output ?? "\(subject)-to-\(reference)"
        let destination = try folder.destination(
            forNew: name, else: "choose another name with -o", kind: output == nil ? .badData : .usage)
        guard try overwrite || !destination.exists() else {
            throw StudioFailure(
                "\(destination) exists already; choose another name with -o, or --overwrite", .cannotCreate)
        }
        let digests = try paths.map { try WeightFile.digest(of: $0) }

        let alignment = files[1].weights.aligned(to: files[0].weights, by: by, tier: studio.tier)
        var lineage = files[1].lineage
        // The other members of its rehearsal are not aligned with it, so the result is not one of them.
        lineage.rehearsal = nil
        lineage.alignment = Lineage.Reordering(
            root: files[0].lineage.kin, reference: digests[0], original: digests[1])
        try WeightFile(weights: alignment.weights, lineage: lineage, provenance: files[1].provenance)
            .write(to: destination)

        let record = AlignRecord(
            alignment, weights: destination, reference: reference, original: subject,
            seconds: (ContinuousClock.now - started) / .seconds(1))
        try context.emit(record)
        if alignment.movedUnits == 0 {
            context.console.note("no match makes the walk sharper, so all units stay in their places")
        }
    }
}

extension AlignmentMethod: ExpressibleByArgument {}
