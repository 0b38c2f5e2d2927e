// SPDX-License-Identifier: MIT
import Basics

/// The film's time so far, exactly as written and in frames.
///
/// The one rule of time: a statement emits exactly its duration. Frame boundaries are rounded from the exact time, so
/// rounding never adds up.
struct FilmClock {
    let rate: FrameRate
    private var time = ScreenTime.zero
    /// Frames emitted so far, which is the index of the next one.
    private(set) var frame = 0

    init(rate: FrameRate) {
        self.rate = rate
    }

    /// The frame boundary nearest to `duration` from now.
    func boundary(after duration: ScreenTime) -> Int { time.boundary(after: duration, at: rate) }

    /// Moves on by `duration`.
    ///
    /// - Returns: the frames of `count` equal parts of it, in order; empty for a part that is too short for a frame.
    mutating func advance(by duration: ScreenTime, parts count: Int) -> [Range<Int>] {
        let parts = (1...count).map { part in
            let begin = frame
            frame = time.boundary(after: duration, part: part, of: count, at: rate)
            return begin..<frame
        }
        time = time + duration
        return parts
    }
}

extension Mistake {
    /// - Parameters:
    ///   - duration: as written.
    ///   - legs: the number of parts it is divided into.
    static func noFrames(
        _ duration: String, legs: Int, _ rate: FrameRate, _ range: Range<Int>
    ) -> Mistake {
        let amount = legs == 1 ? "less than a frame" : "not a frame for each of \(legs) names"
        return Mistake(
            .noFrames, range, "0 frames: \(duration) at \(rate) fps is \(amount)",
            help: "make it longer; the shortest is \(legs)f")
    }
}
