// SPDX-License-Identifier: MIT
import Learning
import Networks
import Raster

/// What the user asked `generations` to do.
public struct GenerationsRequest {
    public var subject: GenerationsSubject
    /// Its shape is that of the generations, with their channels.
    var recipe: Recipe
    /// The recipe's, or the founder's.
    var recipeName: String
    var start: GenerationStart
    var count: Int
    /// Every so many generations the picture and the weight file are kept, and those of the first and the last one.
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
