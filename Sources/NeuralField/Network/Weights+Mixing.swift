// SPDX-License-Identifier: MIT

extension Weights {
    /// Weights, each with what it is multiplied by.
    public typealias Terms = [(weights: Weights, coefficient: Double)]

    /// The weighted sum of `terms`, which must share one shape.
    ///
    /// Each parameter is summed in double precision in the order of `terms` and rounded once, so that a mixture of a
    /// single term with coefficient 1 is that term, bit for bit.
    public static func mixture(of terms: Terms) -> Weights {
        guard let first = terms.first else { preconditionFailure("a mixture has at least one term") }
        precondition(terms.allSatisfy { $0.weights.shape == first.weights.shape }, "only equal shapes mix")
        if terms.count == 1 && first.coefficient == 1 { return first.weights }
        return Weights(
            shape: first.weights.shape, storage: sum(of: terms, over: 0..<first.weights.storage.count))
    }

    /// As ``mixture(of:)``, with terms of its own for every layer, first to last.
    public static func mixture(ofLayers layers: [Terms]) -> Weights {
        guard let shape = layers.first?.first?.weights.shape else {
            preconditionFailure("a layer has at least one term")
        }
        precondition(layers.count == shape.layers.count, "every layer has its terms")
        precondition(layers.joined().allSatisfy { $0.weights.shape == shape }, "only equal shapes mix")
        let storage = zip(layers, shape.layers).flatMap { sum(of: $0, over: $1.weightOffset..<$1.end) }
        return Weights(shape: shape, storage: storage)
    }

    private static func sum(of terms: Terms, over range: Range<Int>) -> [Float] {
        var sums = [Double](repeating: 0, count: range.count)
        for (weights, coefficient) in terms {
            sums.withUnsafeMutableBufferPointer { sums in
                weights.storage.withUnsafeBufferPointer { storage in
                    for index in 0..<sums.count {
                        sums[index] += coefficient * Double(storage[range.lowerBound + index])
                    }
                }
            }
        }
        return sums.map(Float.init)
    }
}
