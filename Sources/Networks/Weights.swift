// SPDX-License-Identifier: MIT

/// All parameters of one network.
public struct Weights: Hashable, Sendable {
    public let shape: NetworkShape
    /// ``NetworkShape/parameterCount`` floats: for each layer the matrix `[out][in]`, then the bias `[out]`.
    public var storage: [Float]

    public init(shape: NetworkShape, storage: [Float]) {
        precondition(storage.count == shape.parameterCount, "the storage must fill the shape")
        self.shape = shape
        self.storage = storage
    }
}

extension Weights {
    /// Weights with their coefficients.
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

    /// As ``mixture(of:)``, with separate terms for every layer, first to last.
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

extension Weights {
    /// The same picture drawn by a network with an opacity channel, everywhere opaque.
    ///
    /// A network without opacity is exactly one with it whose fourth output ignores its inputs: this is what lets
    /// opaque pictures walk into transparent ones. Grey networks first repeat their one output three times.
    public var withOpacity: Weights {
        guard shape.outputChannels != 4 else { return self }
        var wider = shape
        wider.outputChannels = 4
        guard let last = shape.layers.last else { return self }
        let matrix = Array(storage[last.weights])
        let bias = Array(storage[last.biases])
        let repeats = shape.outputChannels == 1 ? 3 : 1
        let opaque = shape.output == .sigmoid ? Self.saturatingSum : 1
        var result = Array(storage[..<last.weightOffset])
        for _ in 0..<repeats { result += matrix }
        result += [Float](repeating: 0, count: last.inputs)
        for _ in 0..<repeats { result += bias }
        result.append(opaque)
        return Weights(shape: wider, storage: result)
    }

    /// The colours alone of a network with opacity; the same picture where it is opaque.
    public var withoutOpacity: Weights {
        guard shape.outputChannels == 4, let last = shape.layers.last else { return self }
        var narrower = shape
        narrower.outputChannels = 3
        let colours = 3 * last.inputs
        return Weights(
            shape: narrower,
            storage: Array(storage[..<(last.weightOffset + colours)])
                + storage[last.biasOffset..<last.biasOffset + 3])
    }

    /// The opacity's bias. The kernels' sigmoid is exactly 1 from 18 on; the margin is for coefficients whose sum is
    /// not quite 1. An opacity below 1 would change the colours that are divided by it.
    private static let saturatingSum: Float = 20
}
