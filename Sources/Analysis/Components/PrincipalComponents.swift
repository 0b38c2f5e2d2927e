// SPDX-License-Identifier: MIT

/// The principal components of points of many dimensions, the directions in which they differ most (Pearson 1901).
///
/// The components come from the products of the centred points with each other, a matrix as large as there are points,
/// however many dimensions these have. Everything is summed in double precision in one order: no thread count shows.
public struct PrincipalComponents: Sendable {
    /// Each point's coordinates in the order of the components; distances between points are preserved.
    public let scores: [[Double]]
    /// Each component's fraction of the variance, descending. They add up to 1; there are fewer components than points.
    public let shares: [Double]

    /// A component with less than this fraction of the first one's variance is rounding.
    private static let leastShare = 1e-13

    /// - Parameter points: at least one, finite, all of the same number of dimensions. If all are equal, there are no
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
            // A component's sign is arbitrary: the largest score is made positive.
            let farthest = vector.indices.reduce(0) { abs(vector[$1]) > abs(vector[$0]) ? $1 : $0 }
            let length = system.values[index].squareRoot()
            return vector.map { (vector[farthest] < 0 ? -length : length) * $0 }
        }
        scores = (0..<count).map { point in components.map { $0[point] } }
    }
}
