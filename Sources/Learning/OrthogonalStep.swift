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
    private let decay: Float

    /// - Parameter decay: what is left of a gradient in the momentum a step later, 0 to 1.
    init(_ layer: LayerLayout, decay: Float, tier: KernelTier) {
        self.layer = layer
        self.decay = decay
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
            let mean = decay * buffers.mean[start + index] + (1 - decay) * gradient
            buffers.mean[start + index] = mean
            direction[index] = decay * mean + (1 - decay) * gradient
        }
        kn_pack(direction, matrix.pointer, layer.outputs, layer.inputs)
        kn_orthogonalise(tier.kernel, matrix.pointer, layer.outputs, layer.inputs, scratch.pointer)
        kn_unpack(matrix.pointer, &direction, layer.outputs, layer.inputs)
        // Keeps the step of a unit the same whatever the matrix's proportions (Jordan et al. 2024).
        let scale = rate * max(1, Float(layer.outputs) / Float(layer.inputs)).squareRoot()
        for index in 0..<layer.weightCount { buffers.parameters[start + index] -= scale * direction[index] }
    }
}
