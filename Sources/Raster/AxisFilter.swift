// SPDX-License-Identifier: MIT

/// One direction of a separable filter: for each output position, the first input position and the weights from there.
struct AxisFilter {
    /// Weights per position. Shorter windows are padded with zeros, within the input.
    let length: Int
    let starts: [Int]
    /// `length` weights for each position, which sum to 1.
    let weights: [Float]
    /// Whether position `n` starts at input `n` and all positions have the same weights.
    let isUniform: Bool

    var count: Int { starts.count }

    /// - Parameters:
    ///   - windows: each output position's first input position and weights, which are divided by their sum.
    ///   - inputCount: the number of input positions.
    init(_ windows: [(start: Int, weights: [Double])], inputCount: Int) {
        let length = windows.map(\.weights.count).max() ?? 1
        var starts: [Int] = []
        var weights: [Float] = []
        for window in windows {
            let sum = window.weights.reduce(0, +)
            let start = min(window.start, inputCount - length)
            let before = window.start - start
            let after = length - before - window.weights.count
            starts.append(start)
            weights += [Float](repeating: 0, count: before)
            weights += window.weights.map { Float($0 / sum) }
            weights += [Float](repeating: 0, count: after)
        }
        self.length = length
        self.starts = starts
        self.weights = weights
        isUniform = starts.indices.allSatisfy { position in
            starts[position] == position && weights[position * length..<(position + 1) * length] == weights[..<length]
        }
    }
}

extension AxisFilter {
    /// Lanczos' windowed sinc with three lobes, from `inputCount` to `outputCount` positions over the same extent; only
    /// for the outputs in `positions`.
    ///
    /// With fewer outputs than inputs the window is widened by their ratio, so that every input counts and nothing
    /// flickers. At the ends the window is cut off and the remaining weights are scaled to sum to 1. K. Turkowski,
    /// Filters for common resampling tasks (1990).
    static func lanczos(from inputCount: Int, to outputCount: Int, positions: Range<Int>) -> AxisFilter {
        let ratio = Double(inputCount) / Double(outputCount)
        let scale = max(1, ratio)
        let reach = lobes * scale
        let windows = positions.map { position -> (start: Int, weights: [Double]) in
            let centre = (Double(position) + 0.5) * ratio
            let start = max(0, Int((centre - reach).rounded()))
            let end = min(inputCount, max(start + 1, Int((centre + reach).rounded())))
            return (start, (start..<end).map { lanczos((Double($0) + 0.5 - centre) / scale) })
        }
        return AxisFilter(windows, inputCount: inputCount)
    }

    private static let lobes = 3.0

    private static func lanczos(_ x: Double) -> Double {
        if x == 0 { return 1 }
        if abs(x) >= lobes { return 0 }
        let angle = Double.pi * x
        return sine(angle) * sine(angle / lobes) * lobes / (angle * angle)
    }
}

/// The sine of `x` for `abs(x) < 10`, by its Taylor series. Unlike a C library's sine it gives the same bits on every
/// machine: it only adds, multiplies and divides. The omitted terms are below 1e-16.
private func sine(_ x: Double) -> Double {
    // Within half a turn of zero the terms stay small, so cancellation loses little.
    let turned = x - (x / (2 * .pi)).rounded() * 2 * .pi
    var term = turned
    var sum = turned
    for step in stride(from: 2.0, through: 30, by: 2) {
        term *= -turned * turned / (step * (step + 1))
        sum += term
    }
    return sum
}
