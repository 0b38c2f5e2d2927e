/// Where a frame looks on the picture plane, and through what.
///
/// The mirrors stand in the frame; behind them the camera moves over the plane.
public struct View: Hashable, Sendable {
    /// How many times larger the picture appears than at home; in ``SequenceLimits/zoom``.
    public var zoom = 1.0
    /// What is seen in the middle of the frame, in fractions of the picture's width and height: (0.5, 0.5) is the picture's
    /// middle, (0, 0) its upper left corner.
    public var x = 0.5
    public var y = 0.5
    /// How far the picture is turned clockwise; more than 360 is more than one turn.
    public var degrees = 0.0
    /// How many rings of the tunnel lie behind the frame; every second looks the same.
    public var depth = 0.0
    public var mirrors = Mirrors()

    /// What stands between the camera and the frame.
    public struct Mirrors: Hashable, Sendable {
        /// Whether the right half of the frame mirrors the left one.
        public var areAcross = false
        /// Whether the lower half of the frame mirrors the upper one.
        public var areDown = false
        /// Mirrors through the middle of the frame, evenly spaced; nil for none.
        public var kaleidoscope: Int?
        /// How many times smaller each ring is than the one around it; nil without a tunnel.
        public var tunnel: Double?

        public init() {}
    }

    /// The picture as it was learned.
    public static let identity = View()

    public init() {}
}

// MARK: What looks the same

extension View {
    /// The same without turns and rings that nobody can see: equal for views that look the same.
    public var reduced: View {
        var view = self
        view.degrees = Self.remainder(degrees, 360)
        view.depth = mirrors.tunnel == nil ? 0 : Self.remainder(depth, 2)
        return view
    }

    /// Whether a picture looks the same in both views.
    ///
    /// - Parameter isTiled: whether the picture repeats beyond its frame.
    func looksLike(_ other: View, isTiled: Bool) -> Bool {
        nearest(to: other, isTiled: isTiled).reduced == other.reduced
    }

    /// The view that looks the same as this one and lies nearest to another: less than half a turn from it, for example.
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

    /// Sums of written decimals, without what rounding leaves: ten times 0.1 is 1.
    static func onGrid(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
}
