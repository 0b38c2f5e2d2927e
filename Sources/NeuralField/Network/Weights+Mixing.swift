// SPDX-License-Identifier: MIT

extension Weights {
    /// The weighted sum of `terms`, which must share one shape.
    ///
    /// Each parameter is summed in double precision in the order of `terms` and rounded once, so that a mixture of a
    /// single term with coefficient 1 is that term, bit for bit.
    public static func mixture(of terms: [(weights: Weights, coefficient: Double)]) -> Weights {
        guard let first = terms.first else { preconditionFailure("a mixture has at least one term") }
        precondition(terms.allSatisfy { $0.weights.shape == first.weights.shape }, "only equal shapes mix")
        if terms.count == 1 && first.coefficient == 1 { return first.weights }
        var sums = [Double](repeating: 0, count: first.weights.storage.count)
        for (weights, coefficient) in terms {
            sums.withUnsafeMutableBufferPointer { sums in
                weights.storage.withUnsafeBufferPointer { storage in
                    for index in 0..<sums.count { sums[index] += coefficient * Double(storage[index]) }
                }
            }
        }
        return Weights(shape: first.weights.shape, storage: sums.map(Float.init))
    }
}
