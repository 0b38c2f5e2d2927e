// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// How pictures are to be learned, and where their weights go.
public struct LearnRequest: Sendable {
    /// The network's shape, the optimiser and the number of steps.
    public var recipe: Recipe
    public var start: StartChoice
    /// Chooses the initial weights. The order of the pixels has a seed of its own, in ``recipe``.
    public var seed: UInt64
    public var channels: ChannelChoice
    /// What ends the learning of a picture before its last step.
    public var limits: LearningLimits
    /// Whether the recipe's number of steps stays where ``limits`` say a time; otherwise it becomes the number that fits.
    public var hasFixedSteps: Bool
    /// Where weight files are written; made where it is missing.
    public var folder: WeightsFolder
    /// Whether to learn again what is learned already.
    public var overwrites: Bool
    public var watching: Watching

    /// - Parameter seed: nil for the recipe's, which is 0 unless it was changed.
    public init(
        recipe: Recipe = .morph, start: StartChoice = .shared, seed: UInt64? = nil, channels: ChannelChoice = .auto,
        limits: LearningLimits = LearningLimits(), hasFixedSteps: Bool = false, folder: WeightsFolder,
        overwrites: Bool = false, watching: Watching = Watching()
    ) {
        self.recipe = recipe
        self.start = start
        self.seed = seed ?? recipe.settings.seed
        self.channels = channels
        self.limits = limits
        self.hasFixedSteps = hasFixedSteps
        self.folder = folder
        self.overwrites = overwrites
        self.watching = watching
    }

    /// What a picture's network will be.
    ///
    /// - Parameter channels: nil for the picture's own.
    /// - Throws: ``StudioFailure`` for pictures too long to tile.
    func shape(for subject: PictureSubject, channels: Int? = nil) throws -> NetworkShape {
        try recipe.checkedShape(
            channels: channels ?? subject.picture.channels.count, size: subject.picture.size)
    }
}
