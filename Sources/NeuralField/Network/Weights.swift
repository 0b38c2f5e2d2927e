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
