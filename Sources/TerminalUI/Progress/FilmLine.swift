// SPDX-License-Identifier: MIT
import Basics

/// The progress line of a film that is being made, written at intervals.
struct FilmLine {
    private let total: Int
    private let interval: Duration
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant

    init(total: Int, isInteractive: Bool) {
        self.total = total
        interval = isInteractive ? .milliseconds(100) : .seconds(10)
        lastShown = start
    }

    /// For example `frame 12 of 240  8.1 frames/s  28 s left`; nil where it is too early for another line.
    ///
    /// - Parameter drawn: frames that were drawn in this run; only these measure the speed.
    mutating func text(done: Int, drawn: Int) -> String? {
        let now = ContinuousClock.now
        guard now - lastShown >= interval else { return nil }
        lastShown = now
        let line = "frame \(done) of \(total)"
        guard drawn > 0 else { return line }
        let pace = Double(drawn) / max((now - start) / .seconds(1), 0.001)
        return line + "  \(Wording.fixed(pace, 1)) frames/s  \(Wording.duration(Double(total - done) / pace)) left"
    }
}
