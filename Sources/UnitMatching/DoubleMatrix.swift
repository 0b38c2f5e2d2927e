// SPDX-License-Identifier: MIT

/// Products of matrices in double precision, each sum in the order of its terms.
enum DoubleMatrix {
    /// `transpose(left) * right`: for each column of one and each of the other the sum of products over the rows.
    ///
    /// - Parameters:
    ///   - left: `[rows][leftColumns]`.
    ///   - right: `[rows][rightColumns]`.
    /// - Returns: `[leftColumns][rightColumns]`.
    static func columnProducts(
        _ left: [Double], _ leftColumns: Int, _ right: [Double], _ rightColumns: Int
    ) -> [Double] {
        let rows = left.count / leftColumns
        precondition(left.count == rows * leftColumns && right.count == rows * rightColumns, "equally many rows")
        var products = [Double](repeating: 0, count: leftColumns * rightColumns)
        products.withUnsafeMutableBufferPointer { products in
            left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    // A column's sums stay in the cache while the rows pass by, and vectors run across columns.
                    for column in 0..<leftColumns {
                        let sums = UnsafeMutableBufferPointer(
                            rebasing: products[column * rightColumns..<(column + 1) * rightColumns])
                        for row in 0..<rows {
                            let factor = left[row * leftColumns + column]
                            let others = UnsafeBufferPointer(
                                rebasing: right[row * rightColumns..<(row + 1) * rightColumns])
                            for other in 0..<rightColumns { sums[other] += factor * others[other] }
                        }
                    }
                }
            }
        }
        return products
    }

    /// `[rows][columns]` as `[columns][rows]`.
    static func transposed(_ matrix: [Double], columns: Int) -> [Double] {
        let rows = matrix.count / columns
        return (0..<columns).flatMap { column in (0..<rows).map { matrix[$0 * columns + column] } }
    }
}
