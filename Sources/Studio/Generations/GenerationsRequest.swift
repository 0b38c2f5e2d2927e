// SPDX-License-Identifier: MIT
import Learning
import Networks
import Raster

/// A line of generations to learn, and the way to learn it.
public struct GenerationsRequest {
    public let subject: GenerationsSubject
    /// The recipe of all generations; its shape has their channels.
    let recipe: Recipe
    /// The recipe's name, or that of the founder's recipe.
    let recipeName: String
    let start: GenerationStart
    /// Number of generations, 1...9999.
    let count: Int
    /// The interval of generations whose picture and weight file are kept, besides the first and the last one.
    let every: Int
    public let folder: GenerationsFolder
    let overwrites: Bool

    /// - Parameters:
    ///   - recipe: the way to learn each generation. If the original is a network, generations have its shape and,
    ///     where the recipe's seed is 0, its seed.
    ///   - every: the interval of generations whose picture and weight file are kept, besides the first and the last
    ///     one.
    ///   - overwrites: whether an earlier line in the folder is removed; otherwise it is continued.
    /// - Throws: ``StudioFailure`` for a picture too long to tile.
    public init(
        subject: GenerationsSubject, recipe: Recipe, start: GenerationStart = .start, count: Int = 30, every: Int = 5,
        folder: GenerationsFolder, overwrites: Bool = false
    ) throws {
        precondition((1...9999).contains(count) && every >= 1, "a line has 1 to 9999 generations")
        var recipe = recipe
        if let founder = subject.founder {
            // The generations of a network have its shape.
            recipe.shape = founder.file.weights.shape
            if recipe.settings.seed == 0 { recipe.settings.seed = founder.file.lineage.root }
        } else {
            recipe.shape = try recipe.checkedShape(
                channels: subject.original.channels.count, size: subject.original.size)
        }
        self.subject = subject
        self.recipe = recipe
        recipeName = subject.founder?.file.provenance.recipe ?? recipe.knownName
        self.start = start
        self.count = count
        self.every = every
        self.folder = folder
        self.overwrites = overwrites
    }

    public func keeps(_ generation: Int) -> Bool { generation % every == 0 || generation == 1 || generation == count }

    /// The properties that must be unchanged for a line to be continued.
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

/// The initial weights of each generation.
public enum GenerationStart: String, CaseIterable, Sendable {
    /// The same random weights, with the same order of pixels: one rule, applied to its own result.
    case start
    /// Its parent's weights.
    case parent
    /// Random weights of a seed of its own.
    case seed
}
