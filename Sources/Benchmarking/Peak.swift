// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks

/// What the machine reaches with fused multiply-adds in registers, GFLOP/s: measured again and again between the figures,
/// as its speed drifts.
struct Peak {
    package let threads: Int
    package let tier: KernelTier
    private var measured: [Double] = []

    /// Measures it for the first time.
    init(threads: Int, tier: KernelTier) {
        (self.threads, self.tier) = (threads, tier)
        measure()
    }

    var median: Double { measured.sorted()[measured.count / 2] }
    var best: Double { measured.reduce(0, max) }

    /// Measures it once more, on all threads at once.
    mutating func measure() {
        let (sum, tier) = (PeakSum(), tier)
        ParallelLoop.run(threads, threads: threads) { _, _ in sum.add(tier.measuredPeak()) }
        measured.append(sum.value / 1e9)
    }
}
