// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// The way to learn the pictures of one request.
public struct LearnRequest: Sendable {
    var recipe: Recipe
    var start: StartChoice
    var seed: UInt64
    var channels: ChannelChoice
    var limits: LearningLimits
    /// Whether the number of steps was given; otherwise a time limit chooses it.
    var hasFixedSteps: Bool
    public var folder: WeightsFolder
    var overwrites: Bool
    var watching: Watching

    public init(
        recipe: Recipe, start: StartChoice, seed: UInt64, channels: ChannelChoice, limits: LearningLimits,
        hasFixedSteps: Bool, folder: WeightsFolder, overwrites: Bool, watching: Watching
    ) {
        self.recipe = recipe
        self.start = start
        self.seed = seed
        self.channels = channels
        self.limits = limits
        self.hasFixedSteps = hasFixedSteps
        self.folder = folder
        self.overwrites = overwrites
        self.watching = watching
    }

    /// The shape of a picture's network.
    ///
    /// - Parameter channels: nil for the picture's own.
    /// - Throws: ``StudioFailure`` for pictures too long to tile.
    func shape(for subject: PictureSubject, channels: Int? = nil) throws -> NetworkShape {
        try recipe.checkedShape(
            channels: channels ?? subject.picture.channels.count, size: subject.picture.size)
    }
}
