// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Networks
import Safetensors
import Storage
import WeightFiles

/// The walk between two weight files, and the bend that is taught for it.
public struct BentWalk: Sendable {
    let bend: Bend
    public let folder: WeightsFolder

    /// - Parameters:
    ///   - one, other: names of weight files, in any order.
    /// - Throws: errors of weight files, ``StudioFailure`` when these two cannot have a bend.
    public init(between one: String, _ other: String, in folder: WeightsFolder) throws {
        for name in [one, other] where name.contains(WeightsName.bendSign) {
            throw StudioFailure(
                "the walk to or from \"\(name)\" cannot be bent, as ~ separates the ends in a bend's name; rename the "
                    + "weight file",
                .badData)
        }
        // The names as they are spelled on disk.
        let names = try [one, other].map { try folder.hintingPath(for: $0).lastComponent?.stem ?? $0 }
        guard names[0] != names[1] else {
            throw StudioFailure("a walk has two ends, and \"\(one)\" is both; name two pictures", .usage)
        }
        bend = Bend(between: names[0], names[1])
        self.folder = folder
        if try folder.names().contains(bend.name) {
            throw StudioFailure(
                "\(folder.path)/\(bend.name).safetensors has the name of the bend between \"\(bend.first)\" and "
                    + "\"\(bend.second)\"; rename it", .badData)
        }
    }

    /// The bend's file; nil where there is none.
    ///
    /// - Throws: `StorageError` (`read`), so that a bend whose file cannot be checked is not taught again.
    private var path: FilePath? {
        get throws {
            do {
                return try folder.path(for: bend.name)
            } catch WeightsFolderError.missing {
                return nil
            }
        }
    }

    /// Makes the folder of bends, and checks that the bend can be written there.
    ///
    /// - Throws: errors of files.
    func prepare() throws {
        let bends = try folder.makeBends().path
        guard access(bends.string, W_OK) == 0 else { throw StorageError.current(.create, bends) }
        _ = try destination()
    }

    /// The bend's file, which need not exist; its folder must.
    ///
    /// - Throws: errors of files.
    func destination() throws -> FilePath { try folder.bends.destination(for: bend.name) }

    /// The path of the state of unfinished bending; the folder must exist.
    ///
    /// - Throws: errors of files.
    func statePath() throws -> FilePath { try folder.bends.statePath(for: bend.name) }

    /// Both ends, in the order of their names.
    ///
    /// - Throws: errors of weight files, ``StudioFailure`` when they do not mix.
    func ends() throws -> [LearnedFile] {
        let ends = try [bend.first, bend.second].map { try LearnedFile(at: folder.hintingPath(for: $0)) }
        let weights = ends.map(\.file.weights)
        guard weights[0].withOpacity.shape == weights[1].withOpacity.shape else {
            throw StudioFailure(
                "\"\(bend.first)\" (\(weights[0].shape)) and \"\(bend.second)\" (\(weights[1].shape)) have "
                    + "different shapes and cannot be mixed; learn both with the same recipe", .badData)
        }
        return ends
    }

    /// Digests of the ends as they are now, in the form that a bend records.
    ///
    /// - Throws: errors of weight files.
    private func digests() throws -> Lineage.Ends {
        let digests = try [bend.first, bend.second].map { try WeightFile.digest(of: folder.hintingPath(for: $0)) }
        return Lineage.Ends(first: digests[0], second: digests[1])
    }

    /// Whether there is a bend for the present weights of the ends.
    ///
    /// - Throws: errors of weight files.
    func isTaught() throws -> Bool {
        guard let path = try path else { return false }
        do {
            return try WeightFile.readHeader(from: path).lineage.ends == digests()
        } catch is SafetensorsError, is WeightFileError {
            // A damaged bend is taught again; one that cannot be read may be intact, so that error is thrown.
            return false
        }
    }

    /// - Throws: ``StudioFailure`` when there is no bend for the present weights of the ends, errors of weight files.
    public func check() throws {
        guard let path = try path else {
            throw StudioFailure(
                "no bend is taught between \"\(bend.first)\" and \"\(bend.second)\" in \(folder.bends.path)/",
                .missingInput)
        }
        guard try WeightFile.readHeader(from: path).lineage.ends == digests() else {
            throw StudioFailure(
                "\"\(bend.first)\" or \"\(bend.second)\" has learned since the bend between them was taught", .badData)
        }
    }

    /// Writes the bend; the file appears once it is complete.
    ///
    /// - Parameter ends: the ends as they were when the bend was begun. They may have learned since.
    /// - Throws: errors of files.
    func write(_ weights: Weights, between ends: [LearnedFile], steps: Int, points: Int) throws -> FilePath {
        let files = ends.map(\.file)
        let lineage = Lineage(
            start: .bend, root: files[0].lineage.kin,
            ends: Lineage.Ends(first: ends[0].digest, second: ends[1].digest))
        // The bend draws as finely as the finer of its ends.
        let finer = files.max { $0.provenance.usualSize.shortSide < $1.provenance.usualSize.shortSide } ?? files[0]
        let provenance = Provenance(
            pictureWidth: finer.provenance.pictureWidth, pictureHeight: finer.provenance.pictureHeight,
            recipe: finer.provenance.recipe, steps: steps, pixelUpdates: steps * points)
        let path = try destination()
        try WeightFile(weights: weights, lineage: lineage, provenance: provenance).write(to: path)
        return path
    }
}
