// SPDX-License-Identifier: MIT
import Basics

/// Converts frame numbers to a format's integer ticks.
///
/// Each time is rounded by itself; rounded durations are never added up. So every frame starts within half a tick of
/// its exact time, however long the film.
struct TickClock {
    let ticksPerSecond: Int
    let frameRate: FrameRate
    /// The shortest duration in ticks that browsers do not extend to a tenth of a second.
    let shortest: Int

    /// The start of frame `index` (from 0), to the nearest tick.
    func tick(ofFrame index: Int) -> Int {
        (2 * index * frameRate.denominator * ticksPerSecond + frameRate.numerator) / (2 * frameRate.numerator)
    }

    /// The number of frames, out of `frameCount` that all differ, that are dropped because they come too soon after the
    /// last shown one or too close to the end.
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

    /// Whether a frame can be shown from `tick` on: not too soon after the last shown one, nor too close to the end.
    func canShow(at tick: Int, after last: Int, end: Int) -> Bool {
        tick - last >= shortest && end - tick >= shortest
    }
}
