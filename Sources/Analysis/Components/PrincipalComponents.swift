// SPDX-License-Identifier: MIT

/// Points of many dimensions seen from where they differ most (Pearson 1901).
///
/// The components come from the products of the centred points with each other, a matrix as large as there are points,
/// however many dimensions these have. Everything is summed in double precision in one order: no thread count shows.
public struct PrincipalComponents: Sendable {
    /// Of each point, in the order of the components; their distances are the points' own.
    public let scores: [[Double]]
    /// Each component's share of the variance, falling; they add up to 1, and there are fewer than points.
    public let shares: [Double]

    /// A component with less than this share of the first one's variance is rounding.
    private static let leastShare = 1e-13

    /// - Parameter points: at least one, all of the same count of numbers, finite. If all are equal there are no
    ///   components.
    public init(of points: [[Float]], threads: Int) {
        let count = points.count
        let products = CentredProducts(of: points, threads: threads).matrix
        let total = (0..<count).reduce(0) { $0 + products[$1 * count + $1] }
        let system = SymmetricEigensystem(products, count: count)
        let largest = system.values[0]
        let kept = system.values.prefix(max(0, count - 1)).prefix { $0 > 0 && $0 > Self.leastShare * largest }.count
        shares = system.values.prefix(kept).map { $0 / total }
        let components = (0..<kept).map { index in
            let vector = system.vectors[index]
            // Which way a component points is an accident: let the largest score be positive.
            let farthest = vector.indices.reduce(0) { abs(vector[$1]) > abs(vector[$0]) ? $1 : $0 }
            let length = system.values[index].squareRoot()
            return vector.map { (vector[farthest] < 0 ? -length : length) * $0 }
        }
        scores = (0..<count).map { point in components.map { $0[point] } }
    }
}
