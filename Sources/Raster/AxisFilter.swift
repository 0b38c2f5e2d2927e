// SPDX-License-Identifier: MIT

/// One direction of a separable filter: for each output position the first input position and the weights from there on.
struct AxisFilter {
    /// How many weights each position has; short windows are filled up with zeros, inside the input.
    let length: Int
    let starts: [Int]
    /// `length` weights for each position; those of a position sum to 1.
    let weights: [Float]
    /// Whether position `n` starts at input `n` and all have the same weights.
    let isUniform: Bool

    var count: Int { starts.count }

    /// - Parameters:
    ///   - windows: the first input position and the weights of each output position; they are divided by their sum.
    ///   - inputCount: how many input positions there are.
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
    /// Lanczos' windowed sinc of three lobes, from `inputCount` to `outputCount` positions over the same extent, of which
    /// some in a row are asked for.
    ///
    /// When there are fewer outputs than inputs the window is widened by their ratio, so that each input counts and nothing
    /// flickers; beyond the ends nothing is added, the weights inside are scaled instead. K. Turkowski, Filters for common
    /// resampling tasks (1990).
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
