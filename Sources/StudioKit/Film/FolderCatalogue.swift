// SPDX-License-Identifier: MIT
import Choreography
import NeuralField

/// A weights folder, as sequences see it.
struct FolderCatalogue: WeightsCatalogue {
    let weightsFolder: WeightsFolder
    let names: [String]
    /// Whether bends are taken to be there that are yet to be taught.
    private let expectsBends: Bool

    /// - Throws: `StorageError` when the folder cannot be listed.
    init(_ folder: WeightsFolder, expectsBends: Bool = false) throws {
        weightsFolder = folder
        names = try folder.names() + folder.snapshotNames() + folder.bendNames()
        self.expectsBends = expectsBends
    }

    var folder: String { weightsFolder.path.string }

    func entry(named name: String) throws -> WeightsEntry {
        let isExpected = expectsBends && !names.contains(name)
        let known = isExpected ? Bend(name: name)?.first ?? name : name
        let header = try WeightFile.readHeader(from: weightsFolder.path(for: known))
        return WeightsEntry(
            shape: header.shape.description, family: header.shape.family, lineage: String(header.lineage.kin),
            isTile: header.shape.encoding.period != nil)
    }

    func bend(between one: String, _ other: String) throws -> String {
        let bend = Bend(between: one, other)
        if !expectsBends { try BentWalk(bend, in: weightsFolder).check() }
        return bend.name
    }
}

extension NetworkShape {
    /// Equal for shapes that mix once all have opacity. See ``Weights/withOpacity``.
    var family: String {
        var shape = self
        shape.outputChannels = 4
        return String(describing: (shape, shape.output, shape.coordinates, shape.encoding, shape.hasFirstBiasOnly))
    }
}
