// SPDX-License-Identifier: MIT

/// The content of one frame. Equal shots have equal pixels.
public struct Shot: Hashable, Sendable {
    /// The network that is drawn.
    public let blend: Blend
    /// The part of its picture plane in sight.
    public let view: View

    public init(_ blend: Blend, view: View = .identity) {
        self.blend = blend
        self.view = view
    }

    /// A mixture, seen as it was learned.
    public init(_ mixture: Mixture) {
        self.init(.mixture(mixture))
    }
}

/// The weights that one frame draws, as a mix of others.
///
/// Canonical form: a blend that can be written as `.mixture` always is. Films of straight walks therefore contain only
/// `.mixture`.
public enum Blend: Hashable, Sendable {
    /// The same coefficients for every weight.
    case mixture(Mixture)
    /// The point at `share` of the great circle from one mixture to another. Its two coefficients depend on the angle
    /// between their weights.
    case arc(from: Mixture, to: Mixture, share: Double)
    /// Each layer at its own position on the leg, see ``LayerOrder/share(ofLayer:of:at:)``; `share` lies inside 0...1.
    case layered(Leg, LayerOrder, share: Double)

    /// The mixture; nil where coefficients depend on the weights, or differ from layer to layer.
    public var mixture: Mixture? {
        if case .mixture(let mixture) = self { mixture } else { nil }
    }

    /// All mixtures that the blend is made from, in a fixed order.
    public var parts: [Mixture] {
        switch self {
        case .mixture(let mixture): [mixture]
        case .arc(let from, let to, _): [from, to]
        case .layered(let leg, _, _): leg.mixtures
        }
    }
}

/// Weights that a film makes from others and then mixes under a name of their own.
public struct Derivation: Hashable, Sendable {
    public enum Origin: Hashable, Sendable {
        /// The first mixture's weights, their hidden units put into the order of the second's. They draw the same.
        case aligned(Mixture, to: Mixture)
        /// The weights of a blend that a later movement sets out from.
        case reached(Blend)

        /// The mixtures that the weights are made from.
        public var parts: [Mixture] {
            switch self {
            case .aligned(let mixture, let other): [mixture, other]
            case .reached(let blend): blend.parts
            }
        }
    }

    /// See ``MixedName/derived(from:number:)``.
    public let name: String
    public let origin: Origin
}
