// SPDX-License-Identifier: MIT
import UnitMatching
import Choreography
import Networks
import WeightFiles

/// The weights of a film's names.
public struct MixtureWeights: Sendable {
    private var weights: [String: Weights]
    /// The shape of all weights.
    public let shape: NetworkShape
    /// Pixels on the short side of the largest learned picture; nil if one of the pictures' sizes is not known.
    public let detail: Int?
    /// Half the width and height of the learned pictures in units of the plane: 1 for the shorter side. If their
    /// proportions differ, 1 for both sides: the square in their middles.
    public let reach: SIMD2<Double>

    /// - Parameters:
    ///   - weights: by name, at least one. They must mix: equal shapes but for the outputs. If the outputs differ, all
    ///     weights are given opacity, and grey ones colours.
    ///   - derivations: the weights to make from these, each from earlier ones.
    public init(
        _ weights: [String: Weights], detail: Int? = nil, reach: SIMD2<Double>? = nil,
        deriving derivations: [Derivation] = []
    ) {
        self.detail = detail
        let outputsDiffer = Set(weights.values.map(\.shape.outputChannels)).count > 1
        self.weights = outputsDiffer ? weights.mapValues(\.withOpacity) : weights
        guard let shape = self.weights.values.first?.shape else { preconditionFailure("a film shows something") }
        precondition(self.weights.values.allSatisfy { $0.shape == shape }, "only equal shapes mix")
        self.shape = shape
        self.reach = shape.encoding.period.map { $0 / 2 } ?? reach ?? SIMD2(1, 1)
        for derivation in derivations { self.weights[derivation.name] = derived(derivation.origin) }
    }

    /// The weights of some files, by name, and those derived from them.
    public init(_ files: [String: WeightFile], deriving derivations: [Derivation] = []) {
        let details = files.values.map { file in
            file.provenance.pictureWidth.flatMap { width in file.provenance.pictureHeight.map { min(width, $0) } }
        }
        let reaches = Set(files.values.map(\.provenance.reach))
        self.init(
            files.mapValues(\.weights), detail: details.contains(nil) ? nil : details.compactMap { $0 }.max(),
            reach: reaches.count == 1 ? reaches.first ?? nil : nil, deriving: derivations)
    }

    private func derived(_ origin: Derivation.Origin) -> Weights {
        switch origin {
        case .aligned(let mixture, let other): weights(for: mixture).aligned(to: weights(for: other)).weights
        case .reached(let blend): weights(for: blend)
        }
    }

    /// The terms of a mixture of known names, their coefficients multiplied by `scale`.
    func terms(of mixture: Mixture, scale: Double = 1) -> Weights.Terms {
        mixture.terms.map { term in
            guard let named = weights[term.name] else { preconditionFailure("\(term.name) is not in the film") }
            return (named, scale * term.coefficient)
        }
    }

    /// The weights of a mixture of known names.
    public func weights(for mixture: Mixture) -> Weights { Weights.mixture(of: terms(of: mixture)) }
}

extension Provenance {
    /// Half the picture's width and height, the shorter one being 1; nil if they are not known.
    fileprivate var reach: SIMD2<Double>? {
        guard let width = pictureWidth, let height = pictureHeight else { return nil }
        return SIMD2(Double(width), Double(height)) / Double(min(width, height))
    }
}
