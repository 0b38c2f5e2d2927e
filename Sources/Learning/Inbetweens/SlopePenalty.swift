// SPDX-License-Identifier: MIT

/// The penalty of an inbetween for slopes that differ from the wanted ones.
///
/// Slopes are compared by rank: the steepest should be as steep as the steepest wanted slope, the gentlest as gentle.
/// So an inbetween needs as many edges, as sharp, and as much flat area, wherever they are. This term is the squared
/// Wasserstein distance of the two distributions, relative to the wanted slopes' mean square. Many slopes that are a
/// little too steep hardly change it, but look like clutter. So a second term is the squared excess of the mean slope,
/// relative to the wanted mean.
package struct SlopePenalty {
    package let value: Double
    /// The penalty's derivatives with respect to each slope, in the given order.
    let derivatives: [Float]

    private static let meanWeight = 1.0

    /// - Parameter wanted: the wanted quantiles, as many as there are slopes.
    package init(of slopes: [Float], wanted: Sharpness, strength: Double) {
        precondition(slopes.count == wanted.slopes.count, "a quantile for every slope")
        // Equal slopes keep their order, so that the result is the same everywhere.
        let order = slopes.indices.sorted { (slopes[$0], $0) < (slopes[$1], $1) }
        // A drawing of one colour has no slopes to be relative to.
        let squares = max(wanted.slopes.reduce(0) { $0 + Double($1) * Double($1) }, 1e-6 * Double(slopes.count))
        let wantedSum = max(wanted.slopes.reduce(0) { $0 + Double($1) }, 1e-3 * Double(slopes.count))
        let meanExcess = zip(slopes, wanted.slopes).reduce(0) { $0 + Double($1.0 - $1.1) } / wantedSum
        let meanPart = 2 * Self.meanWeight * meanExcess / wantedSum
        var derivatives = [Float](repeating: 0, count: slopes.count)
        var sum = 0.0
        for (rank, place) in order.enumerated() {
            let excess = Double(slopes[place] - wanted.slopes[rank])
            sum += excess * excess
            derivatives[place] = Float(strength * (2 * excess / squares + meanPart))
        }
        value = strength * (sum / squares + Self.meanWeight * meanExcess * meanExcess)
        self.derivatives = derivatives
    }
}
