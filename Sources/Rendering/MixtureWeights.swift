// SPDX-License-Identifier: MIT
import Choreography
import NeuralField

/// The weights a film's names stand for.
public struct MixtureWeights: Sendable {
    private let weights: [String: Weights]
    /// What all of them draw.
    public let shape: NetworkShape
    /// Pixels on the short side of the largest learned picture; nil where that is not known of all.
    public let detail: Int?

    /// - Parameter weights: by name, at least one. They must mix: equal shapes but for the outputs. Where those differ
    ///   all are given opacity, and grey ones colours.
    public init(_ weights: [String: Weights], detail: Int? = nil) {
        self.detail = detail
        let outputsDiffer = Set(weights.values.map(\.shape.outputChannels)).count > 1
        self.weights = outputsDiffer ? weights.mapValues(\.withOpacity) : weights
        guard let shape = self.weights.values.first?.shape else { preconditionFailure("a film shows something") }
        precondition(self.weights.values.allSatisfy { $0.shape == shape }, "only equal shapes mix")
        self.shape = shape
    }

    /// The weights of some files, by name.
    public init(_ files: [String: WeightFile]) {
        let details = files.values.map { file in
            file.provenance.pictureWidth.flatMap { width in file.provenance.pictureHeight.map { min(width, $0) } }
        }
        self.init(files.mapValues(\.weights), detail: details.contains(nil) ? nil : details.compactMap { $0 }.max())
    }

    /// How a blend is drawn unless every pixel is asked for.
    ///
    /// Beyond the learned pictures networks are rougher than these, about as much as the coefficients exceed 1.
    public func sampling(for blend: Blend) -> PixelSampling {
        guard let detail else { return .everyPixel }
        return .adaptive(detail: Int(min(Double(detail) * max(1, roughness(of: blend)), Double(Int32.max))))
    }

    private func roughness(of blend: Blend) -> Double {
        switch blend {
        case .mixture(let mixture): mixture.terms.reduce(0) { $0 + abs($1.coefficient) }
        }
    }

    /// The weights of a blend of known names.
    public func weights(for blend: Blend) -> Weights {
        switch blend {
        case .mixture(let mixture): weights(for: mixture)
        }
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
