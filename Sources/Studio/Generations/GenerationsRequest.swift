// SPDX-License-Identifier: MIT
import Learning
import Networks
import Raster

/// A line of generations to learn, and how.
public struct GenerationsRequest {
    public var subject: GenerationsSubject
    /// The recipe of all generations; its shape has their channels.
    var recipe: Recipe
    /// The recipe's name, or that of the founder's recipe.
    var recipeName: String
    var start: GenerationStart
    var count: Int
    /// Every so many generations a picture and a weight file are kept, besides those of the first and the last one.
    var every: Int
    public var folder: GenerationsFolder
    var overwrites: Bool

    public init(
        subject: GenerationsSubject, recipe: Recipe, recipeName: String, start: GenerationStart, count: Int, every: Int,
        folder: GenerationsFolder, overwrites: Bool
    ) {
        self.subject = subject
        self.recipe = recipe
        self.recipeName = recipeName
        self.start = start
        self.count = count
        self.every = every
        self.folder = folder
        self.overwrites = overwrites
    }

    public func keeps(_ generation: Int) -> Bool { generation % every == 0 || generation == 1 || generation == count }

    /// The properties that must be unchanged for a line to go on.
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
