// SPDX-License-Identifier: MIT
import Choreography
import Networks
import Storage
import WeightFiles

/// A weights folder, as sequences see it.
struct FolderCatalogue: WeightsCatalogue {
    let weightsFolder: WeightsFolder
    public let names: [String]
    private let pictures: Set<String>
    /// Whether bends are taken to be there that are yet to be taught.
    private let expectsBends: Bool
    private let failure = Failure()

    /// What kept a file from being read; a check would tell it as a mistake of the sequence.
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

    public var folder: String { weightsFolder.path.string }

    /// - Throws: `StorageError`, the first that a check met: the sequence may be right, and the files sound.
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
        // What is yet to be taught will be as its ends are.
        let end = expectsBends && !pictures.contains(name) ? Bend(name: name)?.first : nil
        let header = try WeightFile.readHeader(from: weightsFolder.path(for: end ?? name))
        return WeightsEntry(
            shape: header.shape.description, family: header.shape.family, lineage: String(header.lineage.kin),
            isTile: header.shape.encoding.period != nil)
    }
}

extension NetworkShape {
    /// Equal for shapes that mix once all have opacity. See ``Weights/withOpacity``.
    public var family: String {
        var shape = self
        shape.outputChannels = 4
        return String(describing: (shape, shape.output, shape.coordinates, shape.encoding, shape.hasFirstBiasOnly))
    }
}
