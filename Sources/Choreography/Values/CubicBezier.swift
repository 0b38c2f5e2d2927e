// SPDX-License-Identifier: MIT

/// A timing curve from (0, 0) to (1, 1) with two handles, as CSS's `cubic-bezier`.
public struct CubicBezier: Hashable, Sendable {
    /// In `0...1`, so that the curve never runs backwards in time.
    public let x1: Double
    public let y1: Double
    /// In `0...1`.
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
    /// Bisection in a fixed number of steps: `x` never decreases along the curve, and the result is the same
    /// everywhere.
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
