// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Storage

/// What the user asked `rehearse` to do.
struct RehearsalRequest: Sendable {
    /// Nil for all weight files of the folder.
    var names: [String]?
    /// Walks to rehearse, as names; nil for all pairs.
    var walks: Set<Set<String>>?
    /// Where the pictures are, by name.
    var pictures: [PictureSource]
    var settings: RehearsalOptions
    var folder: WeightsFolder
    var overwrites: Bool
    var threads: Int
    var tier: KernelTier
}
