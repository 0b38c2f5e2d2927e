// SPDX-License-Identifier: MIT
import Basics

/// The change of a movement's speed: a function `e` from the fraction of its time to the fraction of its way.
///
/// Every easing has `e(0) == 0` and `e(1) == 1` exactly. Between them `back`, `elastic` and some bezier curves leave
/// `0...1`, unless clamped. The same argument gives the same bits on every machine.
public enum Easing: Hashable, Sendable {
    case linear
    case curve(Curve, Curve.Direction)
    /// A number of equal jumps, at least 1, each at the end of its equal part of the time.
    case steps(Int)
    case bezier(CubicBezier)
    /// One of the others, clamped to `0...1`.
    indirect case clamped(Easing)

    /// The fraction of the way at time `t` in `0...1`.
    public func value(at t: Double) -> Double {
        if t <= 0 { return 0 }
        if t >= 1 { return 1 }
        switch self {
        case .linear: return t
        case .curve(let curve, let direction): return curve.value(at: t, direction)
        case .steps(let count): return (t * Double(count)).rounded(.down) / Double(count)
        case .bezier(let curve): return curve.value(at: t)
        case .clamped(let easing): return min(max(easing.value(at: t), 0), 1)
        }
    }

    /// The fraction of the way on frame `frame` of `count`, counted from 1: the value at `frame / count`.
    ///
    /// Steps are computed in integers, so that rounding cannot move a jump to another frame.
    public func value(atFrame frame: Int, of count: Int) -> Double {
        if case .steps(let steps) = self, frame < count {
            return Double(frame * steps / count) / Double(steps)
        }
        if case .clamped(let easing) = self { return min(max(easing.value(atFrame: frame, of: count), 0), 1) }
        return value(at: Double(frame) / Double(count))
    }
}

// MARK: Names

extension Easing: CustomStringConvertible {
    /// As written in a sequence: `linear`, `inout-sine`, `steps(4)`, `bezier(0.42, 0, 0.58, 1)`.
    public var description: String {
        switch self {
        case .linear: "linear"
        case .curve(let curve, let direction): "\(direction.rawValue)-\(curve.rawValue)"
        case .steps(let count): "steps(\(count))"
        case .bezier(let curve):
            "bezier(\(curve.x1.written), \(curve.y1.written), \(curve.x2.written), \(curve.y2.written))"
        case .clamped(let easing): "\(easing) clamp"
        }
    }

    /// All easings that are a name alone, by that name: `linear` and 30 curves.
    public static let named: [String: Easing] = {
        var table = ["linear": Easing.linear]
        for curve in Curve.allCases {
            for direction in Curve.Direction.allCases {
                let easing = Easing.curve(curve, direction)
                table[easing.description] = easing
            }
        }
        return table
    }()
}

// MARK: Curves

/// The shape of a named easing, as catalogued on easings.net.
public enum Curve: String, CaseIterable, Hashable, Sendable {
    case sine, quad, cubic, quart, quint, expo, circ, back, elastic, bounce

    /// The end at which the curve bends.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        /// Bends at the start.
        case `in`
        /// Bends at the end: the `in` form turned by half a turn.
        case out
        /// Bends at both: two half-size copies. `back` and `elastic` swing wider here, as they do on easings.net.
        case both = "inout"
    }

    /// The curve at `t`, strictly inside `0...1`.
    func value(at t: Double, _ direction: Direction) -> Double {
        switch direction {
        case .in: rise(t, wide: false)
        case .out: 1 - rise(1 - t, wide: false)
        case .both: t < 0.5 ? rise(2 * t, wide: true) / 2 : 1 - rise(2 - 2 * t, wide: true) / 2
        }
    }

    /// The `in` form; `wide` is the variant used inside `both`.
    private func rise(_ t: Double, wide: Bool) -> Double {
        switch self {
        case .sine: return 1 - PortableMath.sinPi(0.5 + t / 2)
        case .quad: return t * t
        case .cubic: return t * t * t
        case .quart: return t * t * t * t
        case .quint: return t * t * t * t * t
        case .expo: return PortableMath.exp2(10 * t - 10)
        case .circ: return 1 - (1 - t * t).squareRoot()
        case .back:
            let overshoot = wide ? 1.70158 * 1.525 : 1.70158
            return t * t * ((overshoot + 1) * t - overshoot)
        case .elastic:
            let period = wide ? 4.5 : 3.0
            let phase = wide ? 11.125 : 10.75
            return -PortableMath.exp2(10 * t - 10) * PortableMath.sinPi((10 * t - phase) * 2 / period)
        case .bounce: return 1 - Self.bounceOut(1 - t)
        }
    }

    /// The `out` form of `bounce`: 1 less four parabolas of height 1, 1/4, 1/16 and 1/64.
    private static func bounceOut(_ t: Double) -> Double {
        let steepness = 7.5625
        let landings: [(before: Double, centre: Double, height: Double)] = [
            (1 / 2.75, 0, 0), (2 / 2.75, 1.5 / 2.75, 0.75), (2.5 / 2.75, 2.25 / 2.75, 0.9375),
        ]
        for landing in landings where t < landing.before {
            return steepness * (t - landing.centre) * (t - landing.centre) + landing.height
        }
        return steepness * (t - 2.625 / 2.75) * (t - 2.625 / 2.75) + 0.984375
    }
}

/// A timing curve from (0, 0) to (1, 1) with two handles, like CSS's `cubic-bezier`.
public struct CubicBezier: Hashable, Sendable {
    /// The time of the first handle; in `0...1`, so that the curve never runs backwards in time.
    public let x1: Double
    public let y1: Double
    /// The time of the second handle, in `0...1`.
    public let x2: Double
    public let y2: Double

    public init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        precondition((0...1).contains(x1) && (0...1).contains(x2), "a handle lies between the start and the end")
        precondition(y1.isFinite && y2.isFinite, "a handle has a height")
        self.x1 = x1
        self.y1 = y1
        self.x2 = x2
        self.y2 = y2
    }

    /// The height of the curve above time `t` in `0...1`.
    ///
    /// Bisection in a fixed number of steps, which works because `x` never decreases along the curve. The result has
    /// the same bits on every machine.
    public func value(at t: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if Self.coordinate(x1, x2, middle) < t { low = middle } else { high = middle }
        }
        return Self.coordinate(y1, y2, (low + high) / 2)
    }

    /// One coordinate at parameter `s`; its end points are 0 and 1.
    private static func coordinate(_ a: Double, _ b: Double, _ s: Double) -> Double {
        let r = 1 - s
        return 3 * r * r * s * a + 3 * r * s * s * b + s * s * s
    }
}
