// SPDX-License-Identifier: MIT
import Basics
import Engine
import Synchronization

/// The machine's peak of fused multiply-adds in registers, GFLOP/s. It is measured repeatedly between the figures, as
/// the machine's speed drifts.
struct Peak {
    let threads: Int
    let tier: KernelTier
    private var measured: [Double] = []

    /// Measures the peak for the first time.
    init(threads: Int, tier: KernelTier) {
        (self.threads, self.tier) = (threads, tier)
        measure()
    }

    var median: Double { measured.sorted()[measured.count / 2] }
    var best: Double { measured.reduce(0, max) }

    /// Measures the peak once more, on all threads at once.
    mutating func measure() {
        let (sum, tier) = (PeakSum(), tier)
        ParallelLoop.run(threads, threads: threads) { _, _ in sum.add(tier.measuredPeak()) }
        measured.append(sum.value / 1e9)
    }
}

/// The sum of the peaks of several threads.
final class PeakSum: Sendable {
    private let sum = Mutex(0.0)

    func add(_ value: Double) { sum.withLock { $0 += value } }
    var value: Double { sum.withLock { $0 } }
}
