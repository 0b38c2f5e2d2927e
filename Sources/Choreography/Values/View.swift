// SPDX-License-Identifier: MIT

/// The camera's place over the picture plane, and the mirrors it looks through.
///
/// The mirrors stand in the frame. Behind them the camera moves over the plane.
public struct View: Hashable, Sendable {
    /// Magnification: 1 shows the whole picture. In ``SequenceLimits/zoom``.
    public var zoom = 1.0
    /// The point of the picture in the middle of the frame, in fractions of the picture's width and height: (0.5, 0.5)
    /// is the picture's middle, (0, 0) its upper left corner.
    public var x = 0.5
    public var y = 0.5
    /// Clockwise rotation of the picture; more than 360 is more than one turn.
    public var degrees = 0.0
    /// Number of the tunnel's rings behind the frame. Views that are two rings apart look the same.
    public var depth = 0.0
    public var mirrors = Mirrors()

    /// The mirrors between the camera and the frame.
    public struct Mirrors: Hashable, Sendable {
        /// Whether the right half of the frame mirrors the left one.
        public var areAcross = false
        /// Whether the lower half of the frame mirrors the upper one.
        public var areDown = false
        /// Number of mirrors through the middle of the frame, evenly spaced; nil for none.
        public var kaleidoscope: Int?
        /// The ratio of a ring of the tunnel to the next smaller one; nil without a tunnel.
        public var tunnel: Double?

        public init() {}
    }

    /// The picture as it was learned.
    public static let identity = View()

    public init() {}
}

// MARK: Views that look the same

extension View {
    /// The same view without whole turns and pairs of rings, which cannot be seen: equal for views that look the same.
    public var reduced: View {
        var view = self
        view.degrees = Self.remainder(degrees, 360)
        view.depth = mirrors.tunnel == nil ? 0 : Self.remainder(depth, 2)
        return view
    }

    /// Whether pictures look the same in both views.
    ///
    /// - Parameter isTiled: whether the picture repeats beyond its frame.
    func looksLike(_ other: View, isTiled: Bool) -> Bool {
        nearest(to: other, isTiled: isTiled).reduced == other.reduced
    }

    /// The view that looks the same as this one and lies nearest to another, for example at most half a turn from it.
    func nearest(to other: View, isTiled: Bool = false) -> View {
        var view = self
        view.degrees = Self.nearest(degrees, to: other.degrees, period: 360)
        if mirrors.tunnel != nil { view.depth = Self.nearest(depth, to: other.depth, period: 2) }
        if isTiled {
            view.x = Self.onGrid(Self.nearest(x, to: other.x, period: 1))
            view.y = Self.onGrid(Self.nearest(y, to: other.y, period: 1))
        }
        return view
    }

    private static func nearest(_ value: Double, to other: Double, period: Double) -> Double {
        value + period * ((other - value) / period).rounded()
    }

    private static func remainder(_ value: Double, _ period: Double) -> Double {
        value - period * (value / period).rounded(.down)
    }

    /// The value rounded to a multiple of 10^-9, which removes the error of summing decimals: ten times 0.1 is 1.
    static func onGrid(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
}
