// SPDX-License-Identifier: MIT
import Networks

/// The state of a rehearsal between two steps: all that is needed to continue to the identical weights.
public struct RehearsalCheckpoint: Hashable, Sendable {
    /// One network of the set.
    public struct Member: Hashable, Sendable {
        public var weights: Weights
        public var moments: Moments
        /// Steps it has taken part in.
        public var turns: Int
        /// The errors that its ``ImportanceSampler`` remembers; nil before its first turn.
        public var pixelErrors: [Float]?
    }

    public var settings: RehearsalSettings
    /// Steps taken.
    public var step: Int
    public var members: [Member]
}
