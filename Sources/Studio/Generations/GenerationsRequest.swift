// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Raster

/// A line of generations that is to be learned.
public struct GenerationsRequest {
    public let subject: GenerationsSubject
    /// Its shape is that of the generations, with their channels.
    let recipe: Recipe
    /// The recipe's, or the founder's.
    let recipeName: String
    let start: GenerationStart
    /// Generations, 1...9999.
    let count: Int
    let every: Int
    public let folder: GenerationsFolder
    let overwrites: Bool

    /// - Parameters:
    ///   - recipe: how each generation is learned. Those of a network have its shape, and its seed unless the recipe has
    ///     another one than 0.
    ///   - every: every so many generations the picture and the weight file are kept, and those of the first and the
    ///     last one.
    ///   - overwrites: whether an earlier line in the folder is removed; otherwise it is gone on with.
    /// - Throws: ``StudioFailure`` for a picture too long to tile.
    public init(
        subject: GenerationsSubject, recipe: Recipe, start: GenerationStart = .start, count: Int = 30, every: Int = 5,
        folder: GenerationsFolder, overwrites: Bool = false
    ) throws {
        precondition((1...9999).contains(count) && every >= 1, "a line has 1 to 9999 generations")
        var recipe = recipe
        if let founder = subject.founder {
            // A line of a network is of its kind.
            recipe.shape = founder.weights.shape
            if recipe.settings.seed == 0 { recipe.settings.seed = founder.lineage.root }
        } else {
            recipe.shape = try recipe.checkedShape(
                channels: subject.original.channels.count, size: subject.original.size)
        }
        self.subject = subject
        self.recipe = recipe
        recipeName = subject.founder?.provenance.recipe ?? recipe.knownName
        self.start = start
        self.count = count
        self.every = every
        self.folder = folder
        self.overwrites = overwrites
    }

    public func keeps(_ generation: Int) -> Bool { generation % every == 0 || generation == 1 || generation == count }

    /// What must not have changed for a line to go on.
    var identity: [String: String] {
        get throws {
            [
                "picture": subject.digest, "size": subject.original.size.description,
                "channels": "\(subject.original.channels)", "network": try JSONLine.text(recipe.shape),
                "settings": try JSONLine.text(recipe.settings), "start": start.rawValue, "every": String(every),
            ]
        }
    }
}

/// Where each generation begins.
public enum GenerationStart: String, CaseIterable, Sendable {
    /// At the same initial weights, with the same order of pixels: one rule, applied to its own result.
    case start
    /// At its parent's weights.
    case parent
    /// At a seed of its own.
    case seed
}
