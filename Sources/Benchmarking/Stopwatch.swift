// SPDX-License-Identifier: MIT
import Basics
import Networks

/// Times work over several rounds.
struct Stopwatch {
    /// Time for all rounds of one figure together; at least one round is timed.
    let seconds: Double

    /// Rounds shorter than this would time the clock and the start of threads as well.
    private static let shortestRound = 0.01

    /// The seconds of one round of `action`.
    func time(_ action: () -> Void) -> Timing {
        let clock = ContinuousClock()
        // The first round warms up, unless there is no time for another.
        let first = clock.measure(action) / .seconds(1)
        var times: [Double] = []
        let start = clock.now
        while clock.now - start < .seconds(seconds - first) { times.append(clock.measure(action) / .seconds(1)) }
        return Timing(rounds: times.isEmpty ? [first] : times)
    }

    /// The seconds of one call of `action` while all threads call it repeatedly.
    ///
    /// - Parameter action: called with the index of its thread, `0..<threads`.
    func time(threads: Int, _ action: @Sendable (Int) -> Void) -> Timing {
        func round(of repeats: Int) {
            ParallelLoop.run(threads, threads: threads) { thread, _ in for _ in 0..<repeats { action(thread) } }
        }
        let shortest = Duration.seconds(min(seconds, Self.shortestRound))
        var repeats = 1
        while ContinuousClock().measure({ round(of: repeats) }) < shortest { repeats *= 2 }
        return time { round(of: repeats) } / Double(repeats)
    }

    /// Uses a result, so that the compiler cannot leave out the work behind it.
    @inline(never)
    static func keep<Value>(_ value: Value) {
        withExtendedLifetime(value) {}
    }
}

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
