// SPDX-License-Identifier: MIT
import Networks

/// An optimiser's memory of past gradients, in the order of ``Weights/storage``.
public struct Moments: Hashable, Sendable {
    /// Decaying mean of the gradients.
    public var mean: [Float]
    /// Decaying mean of their squares; stays 0 if only the mean is used.
    public var square: [Float]

    public init(mean: [Float], square: [Float]) {
        precondition(mean.count == square.count, "a mean and a square for every parameter")
        self.mean = mean
        self.square = square
    }

    init(_ shape: NetworkShape) {
        let zeros = [Float](repeating: 0, count: shape.parameterCount)
        self.init(mean: zeros, square: zeros)
    }
}
