// SPDX-License-Identifier: MIT
import Choreography
import NeuralField

/// The weights a film's names stand for.
public struct MixtureWeights: Sendable {
    private let weights: [String: Weights]
    /// What all of them draw.
    public let shape: NetworkShape

    /// - Parameter weights: by name, at least one. They must mix: equal shapes but for the outputs. Where those differ
    ///   all are given opacity, and grey ones colours.
    public init(_ weights: [String: Weights]) {
        let outputsDiffer = Set(weights.values.map(\.shape.outputChannels)).count > 1
        self.weights = outputsDiffer ? weights.mapValues(\.withOpacity) : weights
        guard let shape = self.weights.values.first?.shape else { preconditionFailure("a film shows something") }
        precondition(self.weights.values.allSatisfy { $0.shape == shape }, "only equal shapes mix")
        self.shape = shape
    }

    /// The weights of a mixture of known names.
    public func weights(for mixture: Mixture) -> Weights {
        Weights.mixture(
            of: mixture.terms.map { term in
                guard let named = weights[term.name] else { preconditionFailure("\(term.name) is not in the film") }
                return (named, term.coefficient)
            })
    }
}
