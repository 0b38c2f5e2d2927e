// SPDX-License-Identifier: MIT
import Basics
import Testing

/// A frame rate, and the number of repetitions of each different frame.
struct AnimationCase: Sendable, CustomTestStringConvertible {
    let rate: FrameRate
    let repeats: [Int]

    var testDescription: String { "\(rate) fps, \(repeats)" }
    var film: TestFilm { TestFilm(rate: rate, repeats: repeats) }
    /// Start of each different frame, and the end of the film, in seconds.
    var moments: [Double] {
        repeats.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
            .map { Double($0 * rate.denominator) / Double(rate.numerator) }
    }

    static let slow = [
        AnimationCase(rate: FrameRate(30), repeats: [Int](repeating: 1, count: 30)),
        AnimationCase(rate: FrameRate(24), repeats: [1, 1, 7, 1, 1, 1, 20, 1, 1]),
        AnimationCase(rate: FrameRate(30000, 1001), repeats: [Int](repeating: 1, count: 29) + [100]),
        AnimationCase(rate: FrameRate(25), repeats: [1]),
        AnimationCase(rate: FrameRate(1, 400), repeats: [1, 3]),
    ]
    static let fast = [
        AnimationCase(rate: FrameRate(60), repeats: [Int](repeating: 1, count: 30)),
        AnimationCase(rate: FrameRate(60000, 1001), repeats: [1, 1, 1, 1, 9, 1, 1, 5]),
        AnimationCase(rate: FrameRate(120), repeats: [Int](repeating: 1, count: 40)),
    ]
}
