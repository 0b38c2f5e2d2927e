// SPDX-License-Identifier: MIT
import Engine
import Networks

/// The criterion by which hidden units of two networks are matched.
public enum AlignmentMethod: String, Hashable, Sendable, CaseIterable {
    /// Units whose weights are alike: the least distance between the two networks' weights.
    case weights
    /// Units that answer alike over the picture plane, whatever their weights.
    case activations
    /// The better of the two or no change at all: the one that leaves the middle of the walk the sharpest.
    case better
}

/// Weights whose hidden units were matched to those of other weights, and the extent of the change.
public struct Alignment: Hashable, Sendable {
    /// Weights of the same picture, to within rounding, with hidden units permuted and transformed.
    public let weights: Weights
    /// ``AlignmentMethod/weights`` or ``AlignmentMethod/activations``, whichever was used; nil where neither made the
    /// middle of the walk sharper and nothing was changed.
    public let method: AlignmentMethod?
    /// Root of the summed squared differences between the weights and those they were aligned to, before and after.
    public let distanceBefore: Double
    public let distanceAfter: Double
    /// Number of hidden units that were permuted or transformed.
    public let movedUnits: Int
    /// Number of all hidden units.
    public let units: Int
    /// By hidden layer and place, the move of the original weights' unit that is there now.
    package let moves: [[UnitMove]]
}

extension Weights {
    /// The weights with their hidden units matched to those of `reference`, so that a walk between them moves shapes
    /// rather than turning to fog.
    ///
    /// Units may change places within their layer. Tanh, sine and sigmoid units may also change their sign (for a
    /// sigmoid's `1 - y`, the next layer's biases compensate). Gaussian units may change the sign of their sum, and
    /// sine units may turn by multiples of pi. None of this changes the picture. The result is a function of the two
    /// weights and the method alone: neither tier nor machine shows.
    ///
    /// - Parameter reference: has the same shape but for the outputs. If the numbers of outputs differ, both are
    ///   compared as ``withOpacity``, and the result keeps its own outputs.
    public func aligned(
        to reference: Weights, by method: AlignmentMethod = .better, tier: KernelTier = .fastest
    ) -> Alignment {
        let differ = shape.outputChannels != reference.shape.outputChannels
        let (target, subject) = differ ? (reference.withOpacity, withOpacity) : (reference, self)
        precondition(subject.shape == target.shape, "only equal shapes can be aligned")
        let original = HiddenUnits(subject)
        let goal = HiddenUnits(target)

        func matched(by method: AlignmentMethod) -> HiddenUnits {
            var units = original
            switch method {
            case .weights: WeightMatching(reference: goal, units: original).match(&units)
            default: ActivationMatching(reference: goal, tier: tier).match(&units)
            }
            return units
        }

        var (best, bestMethod) = (original, AlignmentMethod?.none)
        if method == .better {
            let sharpness = MiddleSharpness(reference: target, tier: tier)
            var sharpest = sharpness.value(subject)
            for candidate in [AlignmentMethod.weights, .activations] {
                let units = matched(by: candidate)
                let value = sharpness.value(units.weights)
                if value > sharpest { (sharpest, best, bestMethod) = (value, units, candidate) }
            }
        } else {
            (best, bestMethod) = (matched(by: method), method)
        }
        // The moves concern hidden units only, so they fit whatever outputs there are.
        var aligned = HiddenUnits(self)
        for (layer, moves) in best.moves.enumerated() { aligned.move(moves, in: layer) }
        return Alignment(
            weights: aligned.weights, method: bestMethod,
            distanceBefore: subject.distance(to: target),
            distanceAfter: best.weights.distance(to: target),
            movedUnits: best.moves.reduce(0) { sum, moves in
                sum + moves.enumerated().count { !$0.element.isNothing(at: $0.offset) }
            },
            units: shape.hidden.reduce(0, +), moves: best.moves)
    }
}

extension Weights {
    /// Root of the summed squared differences of all parameters; the shapes are equal.
    public func distance(to other: Weights) -> Double {
        precondition(shape == other.shape, "only equal shapes have a distance")
        var sum = 0.0
        for (one, other) in zip(storage, other.storage) {
            let difference = Double(one) - Double(other)
            sum += difference * difference
        }
        return sum.squareRoot()
    }
}
