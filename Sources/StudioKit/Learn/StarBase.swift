// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Learning
import NeuralField
import Storage

/// The base of a star: weights that learned the mean of a set of pictures, from which each of them grows.
struct StarBase {
    /// Under which it stands among the weight files, so that pictures added later grow from the same base.
    static let name = "star-base"

    private let request: LearnRequest
    private let sources: [PictureSource]
    private let console: Console

    /// The mean needs fewer steps than a picture: it has no edges.
    private static let shareOfSteps = 0.4

    init(_ request: LearnRequest, sources: [PictureSource], console: Console) {
        self.request = request
        self.sources = sources
        self.console = console
    }

    /// The base of these pictures: the one that is there, or a newly learned one.
    func file() throws -> WeightFile {
        let path = try request.folder.destination(for: Self.name)
        if FileManager.default.fileExists(atPath: path.string) && !request.overwrites {
            return try WeightFile.read(from: path)
        }
        // Bad pictures are reported when it is their turn.
        let pictures = sources.compactMap { try? PictureReader.read($0.path).converted(to: .rgb) }
        guard !pictures.isEmpty else { throw StudioFailure("none of the pictures can be read", .badData) }
        console.note("learning the mean of \(Wording.count(pictures.count, "picture")) as \"\(Self.name)\"")
        let shape = request.recipe.shape(channels: 3)
        var settings = request.recipe.settings
        settings.steps = max(1, Int(Double(settings.steps) * Self.shareOfSteps))
        let learner = Learner(
            LearningTarget(pictures, shape: shape), from: .initial(shape: shape, seed: request.seed),
            settings: settings, tier: request.tier)
        while !learner.isFinished { learner.advance(threads: request.threads) }
        let file = WeightFile(
            weights: learner.weights, lineage: Lineage(start: .star, root: request.seed),
            provenance: Provenance(
                recipe: request.recipe.name, steps: learner.step, pixelUpdates: learner.step * settings.batch))
        try file.write(to: path)
        return file
    }
}
