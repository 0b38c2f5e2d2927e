// SPDX-License-Identifier: MIT

/// The time of several rounds of the same work, in seconds.
struct Timing {
    let median: Double
    /// The quickest round, least disturbed by other programs.
    let best: Double

    /// - Precondition: there is at least one round.
    init(rounds: [Double]) {
        let sorted = rounds.sorted()
        (median, best) = (sorted[sorted.count / 2], sorted[0])
    }

    private init(median: Double, best: Double) {
        (self.median, self.best) = (median, best)
    }

    /// The time of one of `count` equal parts.
    static func / (whole: Timing, count: Double) -> Timing {
        Timing(median: whole.median / count, best: whole.best / count)
    }
}
