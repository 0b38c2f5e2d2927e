// SPDX-License-Identifier: MIT

/// The shape of a named easing, as catalogued on easings.net.
public enum Curve: String, CaseIterable, Hashable, Sendable {
    case sine, quad, cubic, quart, quint, expo, circ, back, elastic, bounce

    /// Where the curve bends.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        /// At the start.
        case `in`
        /// At the end: the `in` form turned by half a turn.
        case out
        /// At both: two half-size copies. `back` and `elastic` swing wider here, as they do on easings.net.
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

    /// Four parabolas of height 1, 1/4, 1/16 and 1/64 missing from 1.
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
