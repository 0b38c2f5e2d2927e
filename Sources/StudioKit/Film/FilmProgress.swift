// SPDX-License-Identifier: MIT
import Foundation

/// How far a render is, for a person who waits.
final class FilmProgress {
    private let total: Int
    private let console: Console
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant
    private var done = 0
    /// Frames this run drew itself: only they say how fast it goes.
    private var drawn = 0

    init(total: Int, console: Console) {
        self.total = total
        self.console = console
        lastShown = start
    }

    /// Frames whose picture was drawn now.
    func drew(_ count: Int) {
        drawn += count
        advance(count)
    }

    /// Frames whose picture was there from an earlier run.
    func recalled(_ count: Int) { advance(count) }

    private func advance(_ count: Int) {
        done += count
        let now = ContinuousClock.now
        guard now - lastShown >= (console.isInteractive ? .milliseconds(100) : .seconds(10)) else { return }
        lastShown = now
        let elapsed = (now - start) / .seconds(1)
        let pace = Double(drawn) / max(elapsed, 0.001)
        var line = "frame \(done) of \(total)"
        if drawn > 0 {
            line += "  \(Wording.fixed(pace, 1)) frames/s  \(Wording.duration(Double(total - done) / pace)) left"
        }
        if console.isInteractive { console.showLive([line]) } else { console.note(line) }
    }
}
