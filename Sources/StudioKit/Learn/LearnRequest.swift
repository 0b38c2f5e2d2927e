// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// What the user asked `learn` to do.
struct LearnRequest: Sendable {
    var recipe: Recipe
    var start: StartArgument
    var seed: UInt64
    var channels: ChannelsArgument
    var limits: LearningLimits
    /// Whether the step count was given, so that a time limit does not choose it.
    var hasFixedSteps: Bool
    var folder: WeightsFolder
    var overwrites: Bool
    var watching: Watching
    var threads: Int
    var tier: KernelTier

    /// What a picture's network will be.
    ///
    /// - Parameter channels: nil for the picture's own.
    /// - Throws: ``StudioFailure`` for pictures too long to tile.
    func shape(for subject: PictureSubject, channels: Int? = nil) throws -> NetworkShape {
        try recipe.checkedShape(
            channels: channels ?? subject.picture.channels.count, size: subject.picture.size)
    }
}
