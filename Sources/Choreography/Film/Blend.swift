// SPDX-License-Identifier: MIT

/// What is mixed for one frame.
///
/// Whatever a mixture can say is said by one, so films of straight walks are made of mixtures only.
public enum Blend: Hashable, Sendable {
    /// The same coefficients for every weight.
    case mixture(Mixture)
    /// At `share` of the great circle from one mixture to another: two coefficients that depend on the angle between
    /// their weights.
    case arc(from: Mixture, to: Mixture, share: Double)
    /// Each layer at its own place on the way, see ``LayerOrder/share(ofLayer:of:at:)``; `share` lies inside 0...1.
    case layered(Leg, LayerOrder, share: Double)

    /// Nil where coefficients depend on the weights, or differ from layer to layer.
    public var mixture: Mixture? {
        if case .mixture(let mixture) = self { mixture } else { nil }
    }

    /// All mixtures it is made from, in a fixed order.
    public var parts: [Mixture] {
        switch self {
        case .mixture(let mixture): [mixture]
        case .arc(let from, let to, _): [from, to]
        case .layered(let leg, _, _): leg.mixtures
        }
    }
}
