// SPDX-License-Identifier: MIT
import Networks

/// The state of a learner between two steps: all that is needed to continue to the identical weights.
public struct Checkpoint: Hashable, Sendable {
    public var weights: Weights
    public var settings: LearningSettings
    /// Steps taken.
    public var step: Int
    public var moments: Moments
    /// See ``Learner/recentError``; nil at step 0 only.
    public var recentError: Double?
    /// The errors that each picture's ``ImportanceSampler`` remembers; empty at step 0 only.
    public var pixelErrors: [[Float]]

    public init(
        weights: Weights, settings: LearningSettings, step: Int, moments: Moments, recentError: Double? = nil,
        pixelErrors: [[Float]] = []
    ) {
        precondition(moments.mean.count == weights.storage.count, "moments for every parameter")
        precondition((recentError == nil) == (step == 0), "an error is known from the first step on")
        self.weights = weights
        self.settings = settings
        self.step = step
        self.moments = moments
        self.recentError = recentError
        self.pixelErrors = pixelErrors
    }
}
