// SPDX-License-Identifier: MIT

/// One or more legs, walked as one movement. Positions run from 0 to 1, an equal part for each leg, and on beyond both.
public struct Walk: Hashable, Sendable {
    /// The legs, at least one; each begins where the one before ends.
    public let legs: [Leg]
    /// The order in which layers move; nil where all move together.
    public let layers: LayerOrder?

    public init(_ legs: [Leg], layers: LayerOrder? = nil) {
        precondition(!legs.isEmpty, "a walk goes somewhere")
        self.legs = legs
        self.layers = layers
    }

    public var from: Mixture { legs[0].from }
    public var to: Mixture { legs[legs.count - 1].to }

    /// The blend at position `share`. Outside 0...1 the first or the last leg is continued.
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

/// A way from one mixture to another. Positions on it run from 0 to 1, and on beyond both.
public struct Leg: Hashable, Sendable {
    public enum Course: Hashable, Sendable {
        /// A straight line: every coefficient changes evenly.
        case straight
        /// The great circle through the weights of both mixtures, as vectors.
        case arc
        /// A cubic Bézier curve from one to the other with these two control points. Beyond its ends it continues
        /// straight.
        case curve(Mixture, Mixture)
    }

    public let from: Mixture
    public let to: Mixture
    public let course: Course

    public init(from: Mixture, to: Mixture, course: Course = .straight) {
        self.from = from
        self.to = to
        self.course = course
    }

    /// All mixtures of the leg in order: its ends, and the control points between them.
    public var mixtures: [Mixture] {
        if case .curve(let first, let second) = course { [from, first, second, to] } else { [from, to] }
    }

    /// The leg to follow beyond the end: for a curve its straight continuation, otherwise the leg itself.
    var onward: Leg {
        guard case .curve(_, let handle) = course else { return self }
        return Leg(from: handle.mixed(with: to, share: -2), to: to)
    }

    /// The blend at position `share`: exactly `from` at 0 and `to` at 1.
    public func blend(at share: Double) -> Blend {
        if share == 0 || from == to { return .mixture(from) }
        if share == 1 { return .mixture(to) }
        switch course {
        case .straight: return .mixture(from.mixed(with: to, share: share))
        case .arc: return .arc(from: from, to: to, share: share)
        case .curve(let first, let second): return .mixture(curve(first, second, share))
        }
    }

    /// The point at `share` of the curve, by De Casteljau's construction.
    private func curve(_ first: Mixture, _ second: Mixture, _ share: Double) -> Mixture {
        if share < 0 { return from.mixed(with: first, share: 3 * share) }
        if share > 1 { return second.mixed(with: to, share: 1 + 3 * (share - 1)) }
        let middle = first.mixed(with: second, share: share)
        let before = from.mixed(with: first, share: share).mixed(with: middle, share: share)
        let after = middle.mixed(with: second.mixed(with: to, share: share), share: share)
        return before.mixed(with: after, share: share)
    }
}
