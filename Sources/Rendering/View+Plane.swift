// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks

extension View {
    /// The map from a frame's points to the plane.
    ///
    /// - Parameter reach: half the picture's width and height in units of the plane.
    public func map(reach: SIMD2<Double>) -> PlaneMap {
        var map = PlaneMap()
        map.zoom = zoom
        map.centre = SIMD2(x, y)
        map.reach = reach
        map.turn = Self.direction(turns: degrees / 360)
        map.mirrorsAcross = mirrors.areAcross
        map.mirrorsDown = mirrors.areDown
        if let count = mirrors.kaleidoscope {
            map.wedges = (0...count).map { mirror in
                // From straight up clockwise: the vertical axis turned by half of the circle in equal steps.
                let (cosine, sine) = Self.cosineAndSine(halfTurns: Double(mirror) / Double(count))
                return SIMD2(sine, -cosine)
            }
        }
        if let ratio = mirrors.tunnel {
            map.tunnel = ratio
            map.depth = PortableMath.exp2(depth * PortableMath.log2(ratio))
        }
        return map
    }

    private static func direction(turns: Double) -> SIMD2<Double> {
        let (cosine, sine) = cosineAndSine(halfTurns: 2 * turns)
        return SIMD2(cosine, sine)
    }

    private static func cosineAndSine(halfTurns: Double) -> (Double, Double) {
        (PortableMath.sinPi(halfTurns + 0.5), PortableMath.sinPi(halfTurns))
    }
}
