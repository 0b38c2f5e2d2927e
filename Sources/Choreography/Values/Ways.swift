/// The kind of line a movement follows from one picture to the next.
public enum Path: String, CaseIterable, Hashable, Sendable {
    /// Straight.
    case linear
    /// Along the arc between the two directions of all weights.
    case spherical
    /// A curve that has no corner at the pictures it passes.
    case spline
    /// A curve through weights that were taught to keep it crisp.
    case bent
}

/// What an easing's share is a share of.
public enum Pace: String, CaseIterable, Hashable, Sendable {
    /// Of the coefficients' way.
    case given
    /// Of the change that can be seen.
    case even
}

/// Which layers of a network go first where they do not all move together.
public enum LayerOrder: String, CaseIterable, Hashable, Sendable {
    /// The first layer, next to the picture plane, leads: coarse shape moves before detail and colour.
    case `in`
    /// The last layer leads.
    case out

    /// How much of the walk each layer takes; the layers begin one after the other, evenly, over the rest.
    private static let span = 0.6

    /// How far layer `layer` of `count`, counted from 0, is where the walk is at `share`.
    ///
    /// Within the walk each layer begins and ends softly. At 0 and 1, and beyond, all layers are together.
    public func share(ofLayer layer: Int, of count: Int, at share: Double) -> Double {
        guard share > 0, share < 1, count > 1 else { return share }
        let place = self == .in ? layer : count - 1 - layer
        let delay = (1 - Self.span) * Double(place) / Double(count - 1)
        let own = min(max((share - delay) / Self.span, 0), 1)
        return own * own * (3 - 2 * own)
    }
}
