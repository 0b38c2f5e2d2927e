// SPDX-License-Identifier: MIT

/// One or more legs that are walked as one movement. Each takes an equal part of its shares.
public struct Walk: Hashable, Sendable {
    /// Each begins where the one before ends; at least one.
    public let legs: [Leg]
    /// Nil where all layers move together.
    public let layers: LayerOrder?

    public init(_ legs: [Leg], layers: LayerOrder? = nil) {
        precondition(!legs.isEmpty, "a walk goes somewhere")
        self.legs = legs
        self.layers = layers
    }

    public var from: Mixture { legs[0].from }
    public var to: Mixture { legs[legs.count - 1].to }

    /// What is mixed at `share` of the way; beyond 0 and 1 the first and the last leg go on.
    public func blend(at share: Double) -> Blend {
        if share == 1 { return .mixture(to) }
        let place = share * Double(legs.count)
        let index = min(max(Int(place.rounded(.down)), 0), legs.count - 1)
        let own = place - Double(index)
        guard let layers, own > 0, own < 1 else { return legs[index].blend(at: own) }
        return legs[index].from == legs[index].to
            ? .mixture(legs[index].from) : .layered(legs[index], layers, share: own)
    }
}
