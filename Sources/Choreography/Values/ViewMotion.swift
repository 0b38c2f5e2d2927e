// SPDX-License-Identifier: MIT
import Basics

/// One part of a `view`: a change of the view before.
public enum ViewMotion: Hashable, Sendable {
    /// Shows the whole picture, upright; mirrors stay.
    case home
    /// Sets the magnification, or multiplies it.
    case zoom(Double, isRelative: Bool)
    /// Brings a point to the middle, in fractions of the picture's width and height.
    case place(x: Double, y: Double)
    /// Moves the middle, by widths and heights of the picture.
    case pan(x: Double, y: Double)
    /// Turns the picture clockwise by an angle.
    case turn(degrees: Double)
    /// Turns the picture to an angle, the shorter way.
    case turnTo(degrees: Double)
    /// Moves down the tunnel, by rings.
    case dive(rings: Double)
    case mirror(across: Bool, down: Bool)
    /// Sets the number of mirrors; nil for none.
    case kaleidoscope(Int?)
    /// Sets the ratio of successive rings; nil for no tunnel.
    case tunnel(Double?)

    /// Whether the change happens at once, whatever the statement's duration.
    var isSudden: Bool {
        switch self {
        case .mirror, .kaleidoscope, .tunnel: true
        default: false
        }
    }
}

// MARK: Moving

extension View {
    /// The view at `share` of the way to `target`, through the mirrors of `target`.
    ///
    /// Equal steps of `share` multiply the magnification by equal factors. The middle moves so that one point of the
    /// picture keeps its place in the frame, as it does under a zoom lens. Without a change of magnification the middle
    /// moves evenly. Exactly this view at 0 and `target` at 1. Where `share` lies outside 0...1 the zoom is clamped to
    /// its limits.
    func moved(to target: View, share: Double) -> View {
        if share == 1 { return target }
        var view = self
        view.mirrors = target.mirrors
        if share == 0 { return view }
        func between(_ from: Double, _ to: Double, _ share: Double) -> Double { from + share * (to - from) }
        view.degrees = between(degrees, target.degrees, share)
        view.depth = between(depth, target.depth, share)
        var way = share
        let (from, to) = (PortableMath.log2(zoom), PortableMath.log2(target.zoom))
        if zoom != target.zoom {
            let limits = SequenceLimits.zoom
            let (lowest, highest) = (PortableMath.log2(limits.lowerBound), PortableMath.log2(limits.upperBound))
            let size = min(max(between(from, to, share), lowest), highest)
            view.zoom = PortableMath.exp2(size)
            // Between zooms that are almost equal, the differences below lose all their digits.
            if abs(to - from) > 1e-6 { way = (1 - PortableMath.exp2(from - size)) / (1 - PortableMath.exp2(from - to)) }
        }
        view.x = between(x, target.x, way)
        view.y = between(y, target.y, way)
        return view
    }

    /// The view after some motions, applied in order.
    func after(_ motions: [ViewMotion]) -> View {
        var view = self
        for motion in motions { view.apply(motion) }
        return view
    }

    private mutating func apply(_ motion: ViewMotion) {
        switch motion {
        case .home:
            var home = View.identity
            home.mirrors = mirrors
            self = home.nearest(to: self)
        case .zoom(let factor, let isRelative): zoom = isRelative ? zoom * factor : factor
        case .place(let x, let y): (self.x, self.y) = (x, y)
        case .pan(let x, let y): (self.x, self.y) = (Self.onGrid(self.x + x), Self.onGrid(self.y + y))
        case .turn(let degrees): self.degrees = Self.onGrid(self.degrees + degrees)
        case .turnTo(let degrees):
            var turned = self
            turned.degrees = degrees
            self = turned.nearest(to: self)
        case .dive(let rings): depth = Self.onGrid(depth + rings)
        case .mirror(let across, let down): (mirrors.areAcross, mirrors.areDown) = (across, down)
        case .kaleidoscope(let count): mirrors.kaleidoscope = count
        case .tunnel(let ratio):
            mirrors.tunnel = ratio
            if ratio == nil { depth = 0 }
        }
    }

    /// Whether the camera is within ``SequenceLimits``.
    var isWithinLimits: Bool {
        SequenceLimits.zoom.contains(zoom) && abs(x) <= SequenceLimits.distance && abs(y) <= SequenceLimits.distance
            && abs(degrees) <= 360 * SequenceLimits.turns && abs(depth) <= SequenceLimits.rings
    }
}
