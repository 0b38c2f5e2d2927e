// SPDX-License-Identifier: MIT
import Foundation
import NeuralField
import Raster
import Storage

/// The walk between two weight files, as a bend is taught for it.
struct BentWalk {
    let bend: Bend
    let folder: WeightsFolder

    /// Where the bend is, or would be.
    private var path: FilePath { folder.bends.path.appending("\(bend.name).safetensors") }

    init(_ bend: Bend, in folder: WeightsFolder) {
        self.bend = bend
        self.folder = folder
    }

    /// Both ends, in the order of their names.
    ///
    /// - Throws: errors of weight files, ``StudioFailure`` where they do not mix.
    func ends() throws -> [WeightFile] {
        let files = try [bend.first, bend.second].map { try WeightFile.read(from: folder.hintingPath(for: $0)) }
        guard files[0].weights.withOpacity.shape == files[1].weights.withOpacity.shape else {
            throw StudioFailure(
                "\"\(bend.first)\" (\(files[0].weights.shape)) and \"\(bend.second)\" (\(files[1].weights.shape)) have "
                    + "different shapes and cannot be mixed; learn both with the same recipe", .badData)
        }
        return files
    }

    /// The ends as they are, as a bend between them tells.
    ///
    /// - Throws: errors of weight files.
    private func digests() throws -> Lineage.Ends {
        let digests = try [bend.first, bend.second].map { try WeightFile.digest(of: folder.hintingPath(for: $0)) }
        return Lineage.Ends(first: digests[0], second: digests[1])
    }

    /// Whether there is a bend for these ends as they are.
    ///
    /// - Throws: errors of weight files.
    func isTaught() throws -> Bool {
        guard FileManager.default.fileExists(atPath: path.string) else { return false }
        return try WeightFile.readHeader(from: folder.path(for: bend.name)).lineage.ends == digests()
    }

    /// - Throws: ``StudioFailure`` where there is no bend for these ends as they are, errors of weight files.
    func check() throws {
        guard FileManager.default.fileExists(atPath: path.string) else {
            throw StudioFailure(
                "no bend is taught between \"\(bend.first)\" and \"\(bend.second)\" in \(folder.bends.path)/",
                .missingInput)
        }
        guard try isTaught() else {
            throw StudioFailure(
                "\"\(bend.first)\" or \"\(bend.second)\" has learned since the bend between them was taught", .badData)
        }
    }

    /// Writes the bend; it appears when it is complete.
    ///
    /// - Throws: errors of files.
    func write(_ weights: Weights, between ends: [WeightFile], steps: Int, points: Int) throws -> FilePath {
        let lineage = Lineage(start: .bend, root: ends[0].lineage.kin, ends: try digests())
        // What it draws is as fine as what its ends learned.
        let finer = ends.max { $0.provenance.usualSize.shortSide < $1.provenance.usualSize.shortSide } ?? ends[0]
        let provenance = Provenance(
            pictureWidth: finer.provenance.pictureWidth, pictureHeight: finer.provenance.pictureHeight,
            recipe: finer.provenance.recipe, steps: steps, pixelUpdates: steps * points)
        try folder.bends.path.makeFolder()
        let path = try folder.bends.destination(for: bend.name)
        try WeightFile(weights: weights, lineage: lineage, provenance: provenance).write(to: path)
        return path
    }
}
