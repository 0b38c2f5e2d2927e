// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks

/// Muon's step for one matrix: its momentum, made orthogonal.
final class OrthogonalStep: @unchecked Sendable {
    private let layer: LayerLayout
    private let tier: KernelTier
    private let matrix: AlignedFloats
    private let scratch: AlignedFloats
    private let direction: AlignedFloats
    private let decay: Float

    /// - Parameter decay: factor of the momentum from one step to the next, 0 to 1.
    init(_ layer: LayerLayout, decay: Float, tier: KernelTier) {
        self.layer = layer
        self.decay = decay
        self.tier = tier
        matrix = AlignedFloats(count: kn_matrix_floats(layer.outputs, layer.inputs))
        scratch = AlignedFloats(count: kn_orthogonalise_floats(layer.outputs, layer.inputs))
        direction = AlignedFloats(count: layer.weightCount)
    }

    func apply(_ buffers: ParameterBuffers, rate: Float) {
        // Local copies, as a class's properties would be loaded again for every number.
        let (direction, decay) = (direction.pointer, decay)
        let mean = buffers.mean + layer.weightOffset
        let gradient = buffers.gradient + layer.weightOffset
        // Nesterov's lookahead: the mean as it will be if the next gradient equals this one.
        for index in 0..<layer.weightCount {
            let next = decay * mean[index] + (1 - decay) * gradient[index]
            mean[index] = next
            direction[index] = decay * next + (1 - decay) * gradient[index]
        }
        kn_pack(direction, matrix.pointer, layer.outputs, layer.inputs)
        kn_orthogonalise(tier.kernel, matrix.pointer, layer.outputs, layer.inputs, scratch.pointer)
        kn_unpack(matrix.pointer, direction, layer.outputs, layer.inputs)
        // Keeps a unit's step the same for all proportions of the matrix (Jordan et al. 2024).
        let scale = rate * max(1, Float(layer.outputs) / Float(layer.inputs)).squareRoot()
        let parameters = buffers.parameters + layer.weightOffset
        for index in 0..<layer.weightCount { parameters[index] -= scale * direction[index] }
    }
}
