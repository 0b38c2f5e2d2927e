// SPDX-License-Identifier: MIT

/// What several rounds of the same work took, in seconds.
struct Timing {
    let median: Double
    /// The quickest round: what the work takes when nothing else has the machine.
    let best: Double

    /// - Precondition: there is a round.
    init(rounds: [Double]) {
        let sorted = rounds.sorted()
        (median, best) = (sorted[sorted.count / 2], sorted[0])
    }

    private init(median: Double, best: Double) {
        (self.median, self.best) = (median, best)
    }

    /// Of one of `count` equal parts.
    static func / (whole: Timing, count: Double) -> Timing {
        Timing(median: whole.median / count, best: whole.best / count)
    }
}
