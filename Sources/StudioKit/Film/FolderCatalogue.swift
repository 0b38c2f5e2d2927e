// SPDX-License-Identifier: MIT
import Choreography
import NeuralField

/// A weights folder, as sequences see it.
struct FolderCatalogue: WeightsCatalogue {
    let weightsFolder: WeightsFolder
    let names: [String]

    /// - Throws: `StorageError` when the folder cannot be listed.
    init(_ folder: WeightsFolder) throws {
        weightsFolder = folder
        names = try folder.names() + folder.snapshotNames()
    }

    var folder: String { weightsFolder.path.string }

    func entry(named name: String) throws -> WeightsEntry {
        let header = try WeightFile.readHeader(from: weightsFolder.path(for: name))
        return WeightsEntry(
            shape: header.shape.description, family: header.shape.family, lineage: String(header.lineage.kin),
            isTile: header.shape.encoding.period != nil)
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
