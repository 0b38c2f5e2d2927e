// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Exchange
import Foundation
import Networks
import Storage
import Studio
import TerminalUI
import WeightFiles

struct ImportCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make weight files of networks that were learned by other programs.",
        discussion: """
            A folder of w1_1.npy, w1_2.npy, w1_3.npy, w2_1.npy, ... holds networks of the hobby project's kind, which \
            become w1, w2, ... A .npz or .safetensors file holds the layers of one network over two coordinates, such \
            as a SIREN by PyTorch or JAX. docs/exchange.md lists the names that the layers may have.

            EXAMPLES
              inbetween import W-150
              inbetween import siren.safetensors --as cat --omega 30
            """)

    @Argument(help: ArgumentHelp("Folders of .npy files, or .npz or .safetensors files.", valueName: "folder|file"))
    var sources: [String]

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Name of the weights, where there is one network.", valueName: "name"))
    var name: String?

    @Flag(help: "The networks grew from one start, so walks between them need no warning.")
    var kin = false

    @Flag(help: "Replace weight files that exist.")
    var overwrite = false

    @OptionGroup(title: "Networks of .npz and .safetensors files") var network: ImportOptions

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(Outcome.partlyWritten) { try importAll(context) }
    }

    private func importAll(_ context: CommandContext) throws {
        if let name { try WeightsFolder.check(new: name, else: "choose another name with --as", kind: .usage) }
        var networks = try sources.flatMap {
            try ImportedNetwork.all(at: FilePath($0), settings: network.settings)
        }.map { (name: $0.name, weights: $0.weights) }
        if let name {
            guard networks.count == 1 else {
                throw ValidationError("--as names one network, and there are \(networks.count)")
            }
            networks[0].name = name
        }
        try weights.folder.path.makeFolder()
        let destinations = try networks.map { try destination(of: $0.name) }
        if let twice = Dictionary(grouping: networks, by: \.name).first(where: { $0.value.count > 1 }) {
            throw StudioFailure("two of the networks are called \"\(twice.key)\"; import them one by one", .badData)
        }
        let roots = networks.map { Self.root(of: [$0.weights]) }
        let commonRoot = Self.root(of: networks.map(\.weights))
        for (index, network) in networks.enumerated() {
            let lineage = Lineage(start: .imported, root: kin ? commonRoot : roots[index])
            let isClassic = network.weights.shape.coordinates == .classic
            let provenance = Provenance(
                pictureWidth: self.network.pictureSize?.size.width,
                pictureHeight: self.network.pictureSize?.size.height,
                recipe: isClassic ? "classic" : "imported", steps: 0, pixelUpdates: 0)
            try WeightFile(weights: network.weights, lineage: lineage, provenance: provenance)
                .write(to: destinations[index])
            let record = ImportRecord(
                name: network.name, weights: destinations[index].string, shape: network.weights.shape.description,
                parameters: network.weights.shape.parameterCount)
            try context.emit(record)
        }
    }

    private func destination(of name: String) throws -> FilePath {
        let path = try weights.folder.destination(forNew: name, else: "choose another name with --as")
        guard try overwrite || !path.exists() else {
            throw StudioFailure(
                "\(path) exists already; choose another name with --as, or --overwrite", .cannotCreate)
        }
        return path
    }

    /// A number in place of the unknown seed; equal for equal weights.
    private static func root(of weights: [Weights]) -> UInt64 {
        let bytes = weights.flatMap { $0.storage.withUnsafeBytes { Array($0) } }
        return UInt64(SHA256.hexadecimal(of: bytes).prefix(16), radix: 16) ?? 0
    }
}

/// The result of `import` for one network; `--json` prints it as it is.
private struct ImportRecord: LineRecord {
    let name: String
    let weights: String
    let shape: String
    let parameters: Int

    var line: String { "\(name)  \(shape), \(parameters) parameters  -> \(weights)" }
}
