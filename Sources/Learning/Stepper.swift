// SPDX-License-Identifier: MIT
import NeuralField

/// Applies gradients to weights by the rules of an optimiser.
final class Stepper: @unchecked Sendable {
    private let settings: LearningSettings
    /// What is left, a step later, of a gradient's part in the mean.
    private let momentum: Double
    /// Hidden matrices that Muon orthogonalises, and everything else as few contiguous ranges.
    private let orthogonal: [OrthogonalStep]
    private let rest: [Range<Int>]

    init(shape: NetworkShape, settings: LearningSettings, momentum: Double = 0.9, tier: KernelTier) {
        self.settings = settings
        self.momentum = momentum
        let layers = shape.layers
        // The last layer's rows are colours and an unencoded first layer's columns coordinates: no matrices of alike
        // units, which is what making a step orthogonal is for.
        let hidden = layers.dropLast().filter { $0.inputs >= 8 && $0.outputs >= 8 }
        let matrices = settings.optimiser == .muon ? hidden : []
        orthogonal = matrices.map { OrthogonalStep($0, decay: Float(momentum), tier: tier) }
        var ranges: [Range<Int>] = []
        var next = 0
        for matrix in matrices {
            if matrix.weightOffset > next { ranges.append(next..<matrix.weightOffset) }
            next = matrix.biasOffset
        }
        ranges.append(next..<shape.parameterCount)
        rest = ranges
    }

    /// One step down `gradient`.
    ///
    /// - Parameters:
    ///   - fall: what is left of the step sizes, from 1 to 0.
    ///   - step: steps these weights have taken before.
    func apply(
        _ gradient: [Float], to weights: inout Weights, moments: inout Moments, fall: Double, step: Int, threads: Int
    ) {
        gradient.withUnsafeBufferPointer { gradient in
            weights.storage.withUnsafeMutableBufferPointer { parameters in
                moments.mean.withUnsafeMutableBufferPointer { mean in
                    moments.square.withUnsafeMutableBufferPointer { square in
                        let buffers = ParameterBuffers(
                            parameters: parameters, gradient: gradient, mean: mean, square: square)
                        applyRest(buffers, fall: fall, step: step)
                        let rate = Float(settings.rate * fall)
                        ParallelLoop.run(orthogonal.count, threads: threads) { index, _ in
                            orthogonal[index].apply(buffers, rate: rate)
                        }
                    }
                }
            }
        }
    }

    private func applyRest(_ buffers: ParameterBuffers, fall: Double, step: Int) {
        for range in rest {
            switch settings.optimiser {
            case .sgd: buffers.descend(range, rate: Float(settings.rate * fall))
            case .adam: buffers.adam(range, rate: settings.rate * fall, meanDecay: momentum, step: step)
            case .muon: buffers.adam(range, rate: settings.adamRate * fall, meanDecay: momentum, step: step)
            }
        }
    }
}
