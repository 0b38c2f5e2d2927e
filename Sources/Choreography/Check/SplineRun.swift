// SPDX-License-Identifier: MIT

/// Movements in a row along one spline.
///
/// The spline passes through its keys at the moments they are due, so it is cubic in time between them: a Hermite spline
/// whose slope at a key is that of the parabola through the key and its two neighbours, which for keys at equal times is
/// Catmull and Rom's (1974). Where a free end has no neighbour the curve begins or ends without bending.
struct SplineRun {
    /// A change of coefficients in a frame: mixtures with weights that sum to 0.
    typealias Slope = [(weight: Double, mixture: Mixture)]

    struct Piece {
        let segment: Int
        let statement: Int
        /// Of the run's legs, those the segment walks.
        let legs: Range<Int>
    }

    /// One more than there are legs.
    var keys: [Mixture]
    /// Frames each leg takes, if it went evenly.
    var spans: [Double] = []
    var pieces: [Piece] = []
    /// How it begins and ends; nil where it is free to.
    var entry: Slope?
    var exit: Slope?

    /// The slope of a straight way.
    static func slope(from: Mixture, to: Mixture, over span: Double) -> Slope {
        [(-1 / span, from), (1 / span, to)]
    }

    /// The slope at `key` of the parabola from `before` to `after`.
    static func slope(
        before: Mixture, over first: Double, at key: Mixture, to after: Mixture, over second: Double
    ) -> Slope {
        let (a, b) = (second / (first + second), first / (first + second))
        return [(-a / first, before), (a / first - b / second, key), (b / second, after)]
    }

    /// The slope at an end that leaves the curve unbent there; `other` is that of the leg's other end.
    private static func free(_ from: Mixture, _ to: Mixture, _ span: Double, _ other: Slope) -> Slope {
        slope(from: from, to: to, over: span).map { ($0.weight * 1.5, $0.mixture) }
            + other.map { (-$0.weight / 2, $0.mixture) }
    }

    /// The control points of all legs.
    func handles() -> [(Mixture, Mixture)] {
        let count = spans.count
        var slopes: [Slope] = keys.indices.map { index in
            guard index > 0, index < count else { return [] }
            return Self.slope(
                before: keys[index - 1], over: spans[index - 1], at: keys[index], to: keys[index + 1],
                over: spans[index])
        }
        let straight = Self.slope(from: keys[0], to: keys[1], over: spans[0])
        if count == 1 {
            slopes = [entry ?? exit.map { Self.free(keys[0], keys[1], spans[0], $0) } ?? straight, exit ?? []]
            if exit == nil { slopes[1] = entry.map { Self.free(keys[0], keys[1], spans[0], $0) } ?? straight }
        } else {
            slopes[0] = entry ?? Self.free(keys[0], keys[1], spans[0], slopes[1])
            slopes[count] = exit ?? Self.free(keys[count - 1], keys[count], spans[count - 1], slopes[count - 1])
        }
        return (0..<count).map { leg in
            let reach = spans[leg] / 3
            let first = Mixture.sum([(1, keys[leg])] + slopes[leg].map { ($0.weight * reach, $0.mixture) })
            let second = Mixture.sum([(1, keys[leg + 1])] + slopes[leg + 1].map { (-$0.weight * reach, $0.mixture) })
            return (first ?? keys[leg], second ?? keys[leg + 1])
        }
    }
}
