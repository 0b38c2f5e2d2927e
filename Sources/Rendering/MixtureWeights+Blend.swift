// SPDX-License-Identifier: MIT
import Choreography
import Engine
import Networks

extension MixtureWeights {
    /// The weights of a blend of known names.
    public func weights(for blend: Blend) -> Weights {
        switch blend {
        case .mixture(let mixture): weights(for: mixture)
        case .arc(let from, let to, let share): Weights.mixture(ofLayers: arc(from: from, to: to, shares: [share]))
        case .layered(let leg, let order, let share): layered(leg, order, share)
        }
    }

    /// The sampling of a shot's drawing, unless every pixel is to be evaluated.
    ///
    /// Beyond the learned pictures networks draw rougher ones, by about as much as the coefficients exceed 1.
    public func sampling(for shot: Shot) -> PixelSampling {
        guard let detail else { return .everyPixel }
        let rough = Int(min(Double(detail) * max(1, roughness(of: shot.blend)), Double(Int32.max)))
        return map(of: shot).sampling(.adaptive(detail: rough))
    }

    /// The map from a shot's frame to the networks' plane.
    public func map(of shot: Shot) -> PlaneMap { shot.view.map(reach: reach) }

    private func roughness(of blend: Blend) -> Double {
        switch blend {
        case .mixture(let mixture): mixture.spread
        // The straight line at the same share is at least as far out. On an arc, however, weights do not shrink on the
        // way.
        case .arc(let from, let to, let share): 2 * from.mixed(with: to, share: share).spread
        case .layered(let leg, _, _):
            leg.course == .arc ? 2 * max(leg.from.spread, leg.to.spread) : blend.parts.map(\.spread).max() ?? 1
        }
    }

    private func layered(_ leg: Leg, _ order: LayerOrder, _ share: Double) -> Weights {
        let count = shape.layers.count
        let shares = (0..<count).map { order.share(ofLayer: $0, of: count, at: share) }
        guard leg.course == .arc else {
            return Weights.mixture(ofLayers: shares.map { leg.blend(at: $0).mixture.map { terms(of: $0) } ?? [] })
        }
        return Weights.mixture(ofLayers: arc(from: leg.from, to: leg.to, shares: shares))
    }

    /// The terms of every layer at its share of the arc; a single share is used for all layers.
    ///
    /// Each layer turns on an arc of its own: spherical linear interpolation (Shoemake 1985) of the layer's matrix and
    /// biases, taken for one vector.
    private func arc(from: Mixture, to: Mixture, shares: [Double]) -> [Weights.Terms] {
        let (first, last) = (weights(for: from), weights(for: to))
        return shape.layers.enumerated().map { index, layer in
            let share = shares.count == 1 ? shares[0] : shares[index]
            if share == 0 { return terms(of: from) }
            if share == 1 { return terms(of: to) }
            let angle = Arc.angle(
                first.storage[layer.weightOffset..<layer.end], last.storage[layer.weightOffset..<layer.end])
            let (a, b) = Arc.coefficients(at: share, angle: angle)
            return terms(of: from, scale: a) + terms(of: to, scale: b)
        }
    }
}
