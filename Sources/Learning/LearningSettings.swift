// SPDX-License-Identifier: MIT

/// Everything besides the picture and the first weights that decides the learned weights, bit for bit.
public struct LearningSettings: Hashable, Sendable, Codable {
    public var optimiser: Optimiser
    /// The step size at the start, for ``Optimiser/muon`` that of the hidden matrices; it falls to 0 in a
    /// straight line over ``steps``.
    public var rate: Double
    /// The step size of the parameters that Muon leaves to Adam.
    public var adamRate: Double
    /// Pixels a step, on average; one of ``batchSizes``.
    public var batch: Int
    /// Whether batches grow evenly from a tenth of ``batch`` to nearly twice as much, rather than stay as they are:
    /// early steps are long and need no exact direction, late ones do.
    public var growsBatch: Bool
    /// Steps from the first to the last, one of ``stepCounts``.
    public var steps: Int
    /// Chooses the order of the pixels.
    public var seed: UInt64

    /// The allowed batch sizes and step counts: a batch fits in memory, and all steps' pixels can be counted in an
    /// `Int`.
    public static let batchSizes = 1...1_000_000
    public static let stepCounts = 1...1_000_000_000

    public init(
        optimiser: Optimiser, rate: Double, adamRate: Double = 4e-3, batch: Int = 4096, growsBatch: Bool = false,
        steps: Int, seed: UInt64 = 0
    ) {
        precondition(Self.batchSizes.contains(batch), "a step uses 1 to 1000000 pixels")
        precondition(Self.stepCounts.contains(steps), "there are 1 to 1000000000 steps")
        self.optimiser = optimiser
        self.rate = rate
        self.adamRate = adamRate
        self.batch = batch
        self.growsBatch = growsBatch
        self.steps = steps
        self.seed = seed
    }

    /// Pixels used in all steps before `step`; after the last one, ``batch`` times ``steps`` either way.
    public func pixelUpdates(before step: Int) -> Int {
        guard growsBatch else { return batch * step }
        // A pixel a step, plus the rest in proportion to 0.1 + 1.8 t, summed over the time t from 0 to 1, in whole
        // numbers.
        let share = ((batch - 1) * step).multipliedFullWidth(by: steps + 9 * step)
        return step + (10 * steps).dividingFullWidth(share).quotient
    }

    /// The pixels of one step, numbered through all steps.
    package func samples(at step: Int) -> Range<Int> { pixelUpdates(before: step)..<pixelUpdates(before: step + 1) }

    /// Upper bound of the number of pixels that a step uses.
    package var largestBatch: Int { growsBatch ? 2 * batch + 1 : batch }
}
