// SPDX-License-Identifier: MIT
import Choreography
import Networks
import Storage
import WeightFiles

/// A weights folder in the form in which sequences are checked against it.
struct FolderCatalogue: WeightsCatalogue {
    let weightsFolder: WeightsFolder
    let names: [String]
    private let pictures: Set<String>
    /// Whether bends that are still to be taught count as present.
    private let expectsBends: Bool
    private let failure = Failure()

    /// The error that kept a file from being read, which a check would report as a mistake of the sequence.
    private final class Failure {
        var error: StorageError?
    }

    /// - Throws: `StorageError` when the folder cannot be listed.
    init(_ folder: WeightsFolder, expectsBends: Bool = false) throws {
        weightsFolder = folder
        let pictures = try folder.names()
        self.pictures = Set(pictures)
        names = try pictures + folder.snapshotNames() + folder.bendNames()
        self.expectsBends = expectsBends
    }

    var folder: String { weightsFolder.path.string }

    /// - Throws: the first `StorageError` of a check, as the sequence may be right and the files intact.
    func throwFailure() throws {
        if let error = failure.error { throw error }
    }

    func entry(named name: String) throws -> WeightsEntry { try noting { try readEntry(named: name) } }

    func bend(between one: String, _ other: String) throws -> String {
        try noting {
            let walk = try BentWalk(between: one, other, in: weightsFolder)
            if !expectsBends { try walk.check() }
            return walk.bend.name
        }
    }

    private func noting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as StorageError {
            failure.error = failure.error ?? error
            throw error
        }
    }

    private func readEntry(named name: String) throws -> WeightsEntry {
        // A bend that is still to be taught will have the shape and lineage of its ends.
        let end = expectsBends && !pictures.contains(name) ? Bend(name: name)?.first : nil
        let header = try WeightFile.readHeader(from: weightsFolder.path(for: end ?? name))
        return WeightsEntry(
            shape: header.shape.description, family: header.shape.family, lineage: String(header.lineage.kin),
            isTile: header.shape.encoding.period != nil)
    }
}

extension NetworkShape {
    /// A text that is equal for shapes that mix once all have opacity. See ``Weights/withOpacity``.
    public var family: String {
        var shape = self
        shape.outputChannels = 4
        return String(describing: (shape, shape.output, shape.coordinates, shape.encoding, shape.hasFirstBiasOnly))
    }
}
