// SPDX-License-Identifier: MIT
import Kernels
import NeuralField

/// Muon's step for one matrix: its momentum, made orthogonal.
final class OrthogonalStep: @unchecked Sendable {
    private let layer: LayerLayout
    private let tier: KernelTier
    private let matrix: AlignedFloats
    private let scratch: AlignedFloats
    private var direction: [Float]

    private static let decay: Float = 0.9

    init(_ layer: LayerLayout, tier: KernelTier) {
        self.layer = layer
        self.tier = tier
        matrix = AlignedFloats(count: kn_matrix_floats(layer.outputs, layer.inputs))
        scratch = AlignedFloats(count: kn_orthogonalise_floats(layer.outputs, layer.inputs))
        direction = [Float](repeating: 0, count: layer.weightCount)
    }

    func apply(_ buffers: ParameterBuffers, rate: Float) {
        let start = layer.weightOffset
        // Nesterov's look ahead: the mean as it will be if the next gradient is like this one.
        for index in 0..<layer.weightCount {
            let gradient = buffers.gradient[start + index]
            let mean = Self.decay * buffers.mean[start + index] + (1 - Self.decay) * gradient
            buffers.mean[start + index] = mean
            direction[index] = Self.decay * mean + (1 - Self.decay) * gradient
        }
        kn_pack(direction, matrix.pointer, layer.outputs, layer.inputs)
        kn_orthogonalise(tier.kernel, matrix.pointer, layer.outputs, layer.inputs, scratch.pointer)
        kn_unpack(matrix.pointer, &direction, layer.outputs, layer.inputs)
        // Keeps the step of a unit the same whatever the matrix's proportions (Jordan et al. 2024).
        let scale = rate * max(1, Float(layer.outputs) / Float(layer.inputs)).squareRoot()
        for index in 0..<layer.weightCount { buffers.parameters[start + index] -= scale * direction[index] }
    }
}
