// SPDX-License-Identifier: MIT

/// What an inbetween is charged for slopes that are not as they should be.
///
/// Slopes are compared by rank: the steepest should be as steep as the steepest wanted, the gentlest as gentle. That asks for
/// as many edges, as sharp, and as much that is flat, wherever they are; it is the squared Wasserstein distance of the
/// two distributions, as a share of the wanted slopes' mean square. Many slopes that are a little too steep hardly count in
/// that, and are clutter: so besides, the squared excess of the mean slope is charged, as a share of the wanted mean.
package struct SlopePenalty {
    package let value: Double
    /// By each slope, in the order they were given.
    let derivatives: [Float]

    private static let meanWeight = 1.0

    /// - Parameter wanted: as many quantiles as there are slopes.
    package init(of slopes: [Float], wanted: Sharpness, strength: Double) {
        precondition(slopes.count == wanted.slopes.count, "a quantile for every slope")
        // Equal slopes keep their order, so that the outcome is the same everywhere.
        let order = slopes.indices.sorted { (slopes[$0], $0) < (slopes[$1], $1) }
        // A drawing of one colour has no edges to keep.
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
