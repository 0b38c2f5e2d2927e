// SPDX-License-Identifier: MIT

/// The kind of line a movement follows from one picture to the next.
public enum Path: String, CaseIterable, Hashable, Sendable {
    /// A straight line.
    case linear
    /// The great circle through the two pictures' weights, as vectors.
    case spherical
    /// A curve without corners at the pictures it passes.
    case spline
    /// A curve whose control point was taught so that the drawings along the curve are crisp.
    case bent
}

/// The quantity that an easing distributes over the time.
public enum Pace: String, CaseIterable, Hashable, Sendable {
    /// The change of the coefficients.
    case given
    /// The visible change.
    case even
}

/// The order in which the layers of a network move, where they do not all move together.
public enum LayerOrder: String, CaseIterable, Hashable, Sendable {
    /// The first layer, next to the picture plane, leads: coarse shape moves before detail and colour.
    case `in`
    /// The last layer leads.
    case out

    /// The fraction of the walk in which each layer moves. Their starts are spread evenly over the rest.
    private static let span = 0.6

    /// The position on the way of layer `layer` of `count`, counted from 0, when the walk is at `share`.
    ///
    /// Each layer starts and stops softly. At 0 and 1, and beyond, all layers are at the same position.
    public func share(ofLayer layer: Int, of count: Int, at share: Double) -> Double {
        guard share > 0, share < 1, count > 1 else { return share }
        let place = self == .in ? layer : count - 1 - layer
        let delay = (1 - Self.span) * Double(place) / Double(count - 1)
        let own = min(max((share - delay) / Self.span, 0), 1)
        return own * own * (3 - 2 * own)
    }
}
