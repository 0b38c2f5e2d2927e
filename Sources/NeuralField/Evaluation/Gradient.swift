// SPDX-License-Identifier: MIT
import Kernels

/// The sum of some points' gradients, in the layout of the kernels.
public final class Gradient: @unchecked Sendable {
    public let shape: NetworkShape
    private let layers: [LayerLayout]
    private let values: AlignedFloats
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

    public func clear() { values.clear() }

    public func add(_ other: Gradient) {
        precondition(other.shape == shape, "only gradients of one shape add")
        for index in 0..<values.count { values.pointer[index] += other.values.pointer[index] }
    }

    /// The gradient in the order of ``Weights/storage``.
    public var flat: [Float] {
        var values = [Float](repeating: 0, count: shape.parameterCount)
        values.withUnsafeMutableBufferPointer { unpack(into: $0) }
        return values
    }

    /// Writes the gradient in the order of ``Weights/storage``; layers without biases that learn get zeros there.
    public func unpack(into flat: UnsafeMutableBufferPointer<Float>) {
        precondition(flat.count == layers.last?.end, "the buffer must fill the shape")
        guard let base = flat.baseAddress else { return }
        for (index, layer) in layers.enumerated() {
            kn_unpack(matrices[index], base + layer.weightOffset, layer.outputs, layer.inputs)
            kn_unpack(biases[index], base + layer.biasOffset, 1, layer.outputs)
            if shape.hasFirstBiasOnly && index > 0 {
                (base + layer.biasOffset).update(repeating: 0, count: layer.outputs)
            }
        }
    }
}
