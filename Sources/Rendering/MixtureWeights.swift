// SPDX-License-Identifier: MIT
import Choreography
import NeuralField

/// The weights a film's names stand for.
public struct MixtureWeights: Sendable {
    private let weights: [String: Weights]
    /// What all of them draw.
    public let shape: NetworkShape

    /// - Parameter weights: by name, at least one. They must mix: equal shapes but for opacity, which is given to all
    ///   when one has it.
    public init(_ weights: [String: Weights]) {
        let hasOpacity = weights.values.contains { $0.shape.outputChannels == 4 }
        let colours = Set(weights.values.map(\.shape.outputChannels)).count > 1
        self.weights = hasOpacity || colours ? weights.mapValues(\.withOpacity) : weights
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
