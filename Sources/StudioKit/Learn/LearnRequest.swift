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
    var threads: Int
    var tier: KernelTier
}
