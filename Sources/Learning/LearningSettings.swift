// SPDX-License-Identifier: MIT

/// Everything besides the picture and the first weights that decides the learned weights, bit for bit.
public struct LearningSettings: Hashable, Sendable, Codable {
    public var optimiser: Optimiser
    /// The step size at the start, for ``Optimiser/muon`` that of the hidden matrices; it falls to 0 along half a
    /// cosine over ``steps``.
    public var rate: Double
    /// The step size of what Muon leaves to Adam.
    public var adamRate: Double
    /// Pixels a step, one of ``batchSizes``.
    public var batch: Int
    /// Steps from the first to the last, one of ``stepCounts``.
    public var steps: Int
    /// Chooses the order of the pixels.
    public var seed: UInt64

    /// Batches that memory holds, and steps of them whose pixels an integer counts.
    public static let batchSizes = 1...1_000_000
    public static let stepCounts = 1...1_000_000_000

    public init(
        optimiser: Optimiser, rate: Double, adamRate: Double = 4e-3, batch: Int = 4096, steps: Int, seed: UInt64 = 0
    ) {
        precondition(Self.batchSizes.contains(batch), "a step uses 1 to 1000000 pixels")
        precondition(Self.stepCounts.contains(steps), "there are 1 to 1000000000 steps")
        self.optimiser = optimiser
        self.rate = rate
        self.adamRate = adamRate
        self.batch = batch
        self.steps = steps
        self.seed = seed
    }
}
