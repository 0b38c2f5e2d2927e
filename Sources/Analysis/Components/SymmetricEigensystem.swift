// SPDX-License-Identifier: MIT

/// The eigenvalues of a symmetric matrix, largest first, and their eigenvectors.
///
/// Found by Jacobi's rotations, row by row (Golub and Van Loan, "Matrix Computations", 8.5). They are slower than
/// LAPACK's methods and as exact, and use only basic operations and roots in one order, so that every machine finds the
/// same bits.
struct SymmetricEigensystem {
    let values: [Double]
    /// The eigenvectors, of length 1, in the order of the values.
    let vectors: [[Double]]

    /// Elements off the diagonal count as 0 below this fraction of the matrix's norm.
    private static let least = 1e-17
    private static let mostSweeps = 60

    /// - Parameter matrix: `[count][count]`, symmetric, finite.
    init(_ matrix: [Double], count: Int) {
        precondition(matrix.count == count * count, "a square matrix")
        var matrix = matrix
        // One vector a row, so that a rotation runs over two rows from end to end.
        var vectors = [Double](repeating: 0, count: count * count)
        for index in 0..<count { vectors[index * count + index] = 1 }
        let norm = matrix.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for _ in 0..<Self.mostSweeps {
            var hasTurned = false
            for p in 0..<count {
                for q in p + 1..<count where abs(matrix[p * count + q]) > Self.least * norm {
                    Self.rotate(&matrix, &vectors, p, q, count)
                    hasTurned = true
                }
            }
            if !hasTurned { break }
        }
        let diagonal = (0..<count).map { matrix[$0 * count + $0] }
        let order = diagonal.indices.sorted { (diagonal[$1], $0) < (diagonal[$0], $1) }
        values = order.map { diagonal[$0] }
        self.vectors = order.map { Array(vectors[$0 * count..<($0 + 1) * count]) }
    }

    /// Turns rows and columns `p` and `q` such that the element where they cross becomes 0.
    private static func rotate(
        _ matrix: inout [Double], _ vectors: inout [Double], _ p: Int, _ q: Int, _ count: Int
    ) {
        let (pp, qq, pq) = (matrix[p * count + p], matrix[q * count + q], matrix[p * count + q])
        let theta = (qq - pp) / (2 * pq)
        let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        func turnRows(_ elements: inout [Double]) {
            elements.withUnsafeMutableBufferPointer { elements in
                let first = UnsafeMutableBufferPointer(rebasing: elements[p * count..<(p + 1) * count])
                let second = UnsafeMutableBufferPointer(rebasing: elements[q * count..<(q + 1) * count])
                for index in 0..<count {
                    let (one, other) = (first[index], second[index])
                    first[index] = cosine * one - sine * other
                    second[index] = sine * one + cosine * other
                }
            }
        }
        turnRows(&matrix)
        turnRows(&vectors)
        matrix.withUnsafeMutableBufferPointer { matrix in
            for index in 0..<count {
                matrix[index * count + p] = matrix[p * count + index]
                matrix[index * count + q] = matrix[q * count + index]
            }
            matrix[p * count + p] = pp - tangent * pq
            matrix[q * count + q] = qq + tangent * pq
            matrix[p * count + q] = 0
            matrix[q * count + p] = 0
        }
    }
}
