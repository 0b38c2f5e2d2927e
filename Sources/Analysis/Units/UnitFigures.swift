// SPDX-License-Identifier: MIT

/// Statistics of a unit's answers over a picture.
public struct UnitFigures: Hashable, Sendable {
    public let mean: Double
    /// Standard deviation over the pixels: near 0 for a unit that does not see the picture.
    public let spread: Double

    public init(_ answers: [Float]) {
        precondition(!answers.isEmpty, "a picture has pixels")
        var sum = 0.0
        for answer in answers { sum += Double(answer) }
        let mean = sum / Double(answers.count)
        var squares = 0.0
        for answer in answers { squares += (Double(answer) - mean) * (Double(answer) - mean) }
        self.mean = mean
        spread = (squares / Double(answers.count)).squareRoot()
    }
}

extension UnitAnswers {
    /// The dissimilarities of a layer's units: 1 less the correlation of their answers, so 0 for units that rise and
    /// fall together, 1 for unrelated ones, 2 for a unit and its negative.
    ///
    /// A unit with constant answers has distance 0 from other such units and 1 from all others.
    ///
    /// - Parameter index: the layer's index in ``layers``.
    /// - Returns: `[units][units]`.
    public func distances(inLayerAt index: Int) -> [Double] {
        let count = unitCount(inLayerAt: index)
        let normed = (0..<count).map { unit -> [Double] in
            let answers = picture(ofUnit: unit, inLayerAt: index)
            let figures = UnitFigures(answers)
            let length = figures.spread * Double(answers.count).squareRoot()
            return answers.map { length > Self.leastLength ? (Double($0) - figures.mean) / length : 0 }
        }
        let isFlat = normed.map { $0.allSatisfy { $0 == 0 } }
        var distances = [Double](repeating: 0, count: count * count)
        for one in 0..<count {
            for other in one + 1..<count {
                var product = 0.0
                for (a, b) in zip(normed[one], normed[other]) { product += a * b }
                let distance = isFlat[one] && isFlat[other] ? 0 : max(0, 1 - product)
                distances[one * count + other] = distance
                distances[other * count + one] = distance
            }
        }
        return distances
    }

    /// Length of a unit's centred answers below which their differences are rounding.
    private static let leastLength = 1e-6
}
