// SPDX-License-Identifier: MIT

/// How a movement's speed changes: a function `e` from the share of its time to the share of its way.
///
/// Every easing has `e(0) == 0` and `e(1) == 1` exactly. Between them `back`, `elastic` and some bezier curves leave
/// `0...1`, unless clamped. The same argument gives the same bits on every machine.
public enum Easing: Hashable, Sendable {
    case linear
    case curve(Curve, Curve.Direction)
    /// As many equal jumps, each at the end of its share of the time; at least 1.
    case steps(Int)
    case bezier(CubicBezier)
    /// One of the others, held within `0...1`.
    indirect case clamped(Easing)

    /// The share of the way at time `t` in `0...1`.
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

    /// The share of the way on frame `frame` of `count`, counted from 1: the value at `frame / count`.
    ///
    /// Steps are counted in whole numbers, so a jump falls on the frame it should.
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
