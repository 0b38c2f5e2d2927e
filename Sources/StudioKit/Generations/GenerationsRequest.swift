// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Raster

/// What the user asked `generations` to do.
struct GenerationsRequest {
    var subject: GenerationsSubject
    /// Its shape is that of the generations, with their channels.
    var recipe: Recipe
    /// The recipe's, or the founder's.
    var recipeName: String
    var start: GenerationStart
    var count: Int
    /// Every so many generations the picture and the weight file are kept, and those of the first and the last one.
    var every: Int
    var folder: GenerationsFolder
    var overwrites: Bool
    var threads: Int
    var tier: KernelTier

    func keeps(_ generation: Int) -> Bool { generation % every == 0 || generation == 1 || generation == count }

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
