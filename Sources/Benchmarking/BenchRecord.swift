// SPDX-License-Identifier: MIT

/// The result of `bench`; `--json` prints it as it is.
public struct BenchRecord: Encodable {
    package let tier: String
    package let threads: Int
    package let peakGflops: Double
    package let figures: [BenchFigure]
    package let elements: [ElementFigure]
    package let growth: [GrowthRow]
}

/// The speed of one kind of work on all threads, and its share of the machine's peak.
public struct BenchFigure: Encodable {
    package enum Group: String, Encodable, CaseIterable {
        /// One step of a block of pixels, or of one matrix.
        case kernel
        /// A step of 65,536 pixels, or a frame of 1920x1080.
        case network
    }

    package let name: String
    package let group: Group
    package let gflops: Double
    /// The median of one round: a block on each thread, a step, a frame.
    package let seconds: Double
    package let shareOfPeak: Double
    /// The quickest round's share of the highest peak, both least disturbed by other programs.
    package let bestShareOfPeak: Double

    /// - Parameter operations: floating-point operations of one round.
    init(name: String, group: Group, operations: Double, timing: Timing, peak: Peak) {
        (self.name, self.group, seconds) = (name, group, timing.median)
        gflops = operations / timing.median / 1e9
        shareOfPeak = gflops / peak.median
        bestShareOfPeak = operations / timing.best / 1e9 / peak.best
    }
}
