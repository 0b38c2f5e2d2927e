// SPDX-License-Identifier: MIT
import Basics
import Networks
import Synchronization

/// The scalar products of points with each other, relative to their mean.
struct CentredProducts {
    /// The products, `[points][points]`.
    private(set) var matrix: [Double]

    /// Number of dimensions processed at once, few enough that those of many points stay in the cache.
    private static let chunk = 512

    init(of points: [[Float]], threads: Int) {
        let count = points.count
        let dimensions = points.first?.count ?? 0
        precondition(points.allSatisfy { $0.count == dimensions }, "points of one space")
        matrix = [Double](repeating: 0, count: count * count)
        for start in stride(from: 0, to: dimensions, by: Self.chunk) {
            let centred = Self.centred(points, start..<min(start + Self.chunk, dimensions))
            let rows = Self.products(of: centred, count: count, threads: threads)
            for (row, products) in rows {
                for (offset, product) in products.enumerated() { matrix[row * count + row + offset] += product }
            }
        }
        for row in 0..<count {
            for column in 0..<row { matrix[row * count + column] = matrix[column * count + row] }
        }
    }

    /// The points less their mean, `[points][chunk / 8]`, padded with zeros.
    private static func centred(_ points: [[Float]], _ dimensions: Range<Int>) -> [SIMD8<Double>] {
        var means = [Double](repeating: 0, count: dimensions.count)
        for point in points {
            for (place, dimension) in dimensions.enumerated() { means[place] += Double(point[dimension]) }
        }
        let vectors = (dimensions.count + 7) / 8
        var result = [SIMD8<Double>](repeating: .zero, count: points.count * vectors)
        for (row, point) in points.enumerated() {
            for (place, dimension) in dimensions.enumerated() {
                result[row * vectors + place / 8][place % 8] =
                    Double(point[dimension]) - means[place] / Double(points.count)
            }
        }
        return result
    }

    /// The products by row, each from the diagonal on.
    private static func products(of centred: [SIMD8<Double>], count: Int, threads: Int) -> [Int: [Double]] {
        let vectors = centred.count / count
        let rows = Mutex([Int: [Double]]())
        ParallelLoop.run(count, threads: threads) { row, _ in
            let products = centred.withUnsafeBufferPointer { centred in
                let own = UnsafeBufferPointer(rebasing: centred[row * vectors..<(row + 1) * vectors])
                return (row..<count).map { column in
                    let other = UnsafeBufferPointer(rebasing: centred[column * vectors..<(column + 1) * vectors])
                    var sums = SIMD8<Double>.zero
                    for place in 0..<vectors { sums += own[place] * other[place] }
                    return sums.sum()
                }
            }
            rows.withLock { $0[row] = products }
        }
        return rows.withLock(\.self)
    }
}
