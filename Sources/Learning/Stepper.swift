// SPDX-License-Identifier: MIT
import Engine
import Networks

/// Applies gradients to weights by the rules of an optimiser, layer by layer.
final class Stepper: @unchecked Sendable {
    /// A layer's parts by the rule they follow.
    private struct Rules {
        /// Muon's step, for a hidden matrix.
        let orthogonal: OrthogonalStep?
        /// The parameters that are updated number by number.
        let rest: Range<Int>
    }

    private let settings: LearningSettings
    /// The decay of the mean gradient: its factor from one step to the next.
    private let momentum: Double
    private let layers: [Rules]

    init(shape: NetworkShape, settings: LearningSettings, momentum: Double = 0.9, tier: KernelTier) {
        self.settings = settings
        self.momentum = momentum
        let last = shape.layers.count - 1
        layers = shape.layers.enumerated().map { index, layer in
            // Orthogonal steps are for matrices whose rows and columns are similar units. The last layer's rows are
            // colours, and an unencoded first layer's columns are coordinates.
            let isHidden = index < last && layer.inputs >= 8 && layer.outputs >= 8
            guard settings.optimiser == .muon && isHidden else {
                return Rules(orthogonal: nil, rest: layer.weightOffset..<layer.end)
            }
            return Rules(
                orthogonal: OrthogonalStep(layer, decay: Float(momentum), tier: tier), rest: layer.biases)
        }
    }

    /// One step of a layer. Threads may take layers side by side.
    ///
    /// - Parameters:
    ///   - fall: factor of the step sizes, from 1 to 0.
    ///   - step: steps these weights have taken before.
    func apply(_ layer: Int, of buffers: ParameterBuffers, fall: Double, step: Int) {
        let rules = layers[layer]
        rules.orthogonal?.apply(buffers, rate: Float(settings.rate * fall))
        switch settings.optimiser {
        case .sgd: buffers.descend(rules.rest, rate: Float(settings.rate * fall))
        case .adam: buffers.adam(rules.rest, rate: settings.rate * fall, meanDecay: momentum, step: step)
        case .muon: buffers.adam(rules.rest, rate: settings.adamRate * fall, meanDecay: momentum, step: step)
        }
    }
}
