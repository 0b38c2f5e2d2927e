// SPDX-License-Identifier: MIT
import Kernels
import Networks

/// The sum of the gradients at some points, in the layout of the kernels.
public final class Gradient: @unchecked Sendable {
    public let shape: NetworkShape
    private let layers: [LayerLayout]
    private let values: AlignedFloats
    private var isCleared = false
    /// Per layer, the matrix `[outputs][inputs]` in panels, and the bias.
    let matrices: UnsafeMutablePointer<UnsafeMutablePointer<Float>?>
    let biases: UnsafeMutablePointer<UnsafeMutablePointer<Float>?>

    public init(shape: NetworkShape) {
        self.shape = shape
        layers = shape.layers
        values = AlignedFloats(
            count: layers.reduce(0) { $0 + kn_matrix_floats($1.outputs, $1.inputs) + kn_matrix_floats(1, $1.outputs) })
        matrices = .allocate(capacity: layers.count)
        biases = .allocate(capacity: layers.count)
        var next = values.pointer
        for (index, layer) in layers.enumerated() {
            matrices[index] = next
            next += kn_matrix_floats(layer.outputs, layer.inputs)
            biases[index] = next
            next += kn_matrix_floats(1, layer.outputs)
        }
    }

    deinit {
        matrices.deallocate()
        biases.deallocate()
    }

    /// Resets the sum: the next accumulation overwrites it instead of adding. Until then it must not be read.
    public func clear() { isCleared = true }

    /// Whether the accumulation that is about to begin overwrites the sum. The call ends the reset.
    func begin() -> Bool {
        defer { isCleared = false }
        return isCleared
    }

    /// Adds one layer's part of another sum.
    ///
    /// Threads may add different layers side by side.
    public func add(_ other: Gradient, layer index: Int) {
        precondition(other.shape == shape, "only gradients of one shape add")
        precondition(!isCleared && !other.isCleared, "there is a sum")
        guard let sums = matrices[index], let terms = other.matrices[index] else { return }
        // A layer's bias follows its matrix.
        let layer = layers[index]
        let count = kn_matrix_floats(layer.outputs, layer.inputs) + kn_matrix_floats(1, layer.outputs)
        for place in 0..<count { sums[place] += terms[place] }
    }

    /// The whole gradient in the order of ``Weights/storage``.
    public var flat: [Float] {
        var values = [Float](repeating: 0, count: shape.parameterCount)
        values.withUnsafeMutableBufferPointer { flat in
            guard let base = flat.baseAddress else { return }
            for index in layers.indices { unpack(layer: index, into: base) }
        }
        return values
    }

    /// Writes one layer's gradient to its place in the order of ``Weights/storage``. Biases that do not learn get
    /// zeros.
    ///
    /// - Parameter flat: as long as ``Weights/storage``.
    func unpack(layer index: Int, into flat: UnsafeMutablePointer<Float>) {
        precondition(!isCleared, "there is a sum")
        let layer = layers[index]
        kn_unpack(matrices[index], flat + layer.weightOffset, layer.outputs, layer.inputs)
        kn_unpack(biases[index], flat + layer.biasOffset, 1, layer.outputs)
        if shape.hasFirstBiasOnly && index > 0 {
            (flat + layer.biasOffset).update(repeating: 0, count: layer.outputs)
        }
    }
}

extension [Gradient] {
    /// Adds up one layer's part of all gradients, in order, and writes the sum to its place in the order of
    /// ``Weights/storage``.
    ///
    /// The first gradient then holds the sum, too. Threads may add different layers side by side.
    ///
    /// - Parameter flat: as long as ``Weights/storage``.
    package func sum(layer: Int, into flat: UnsafeMutablePointer<Float>) {
        for gradient in dropFirst() { self[0].add(gradient, layer: layer) }
        self[0].unpack(layer: layer, into: flat)
    }
}
