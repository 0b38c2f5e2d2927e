// SPDX-License-Identifier: MIT
import Choreography

/// Turns frame numbers into a format's own whole ticks.
///
/// Each moment is rounded by itself, never a sum of rounded durations: every frame starts within half a tick of where
/// it should, however long the film.
struct TickClock {
    let ticksPerSecond: Int
    let frameRate: FrameRate
    /// What is shown for less is slowed down by browsers, to a tenth of a second: a tick count.
    let shortest: Int

    /// The moment frame `index` (from 0) starts, to the nearest tick.
    func tick(ofFrame index: Int) -> Int {
        (2 * index * frameRate.denominator * ticksPerSecond + frameRate.numerator) / (2 * frameRate.numerator)
    }

    /// How many of `frameCount` frames come too soon after the last shown one, or too close to the end, to be shown if
    /// all of them differ.
    func droppedFrames(of frameCount: Int) -> Int {
        let end = tick(ofFrame: frameCount)
        var (last, dropped) = (0, 0)
        for index in 1..<max(frameCount, 1) {
            if canShow(at: tick(ofFrame: index), after: last, end: end) {
                last = tick(ofFrame: index)
            } else {
                dropped += 1
            }
        }
        return dropped
    }

    /// The rule of what is shown where frames come faster than the format can show them.
    func canShow(at tick: Int, after last: Int, end: Int) -> Bool {
        tick - last >= shortest && end - tick >= shortest
    }
}
