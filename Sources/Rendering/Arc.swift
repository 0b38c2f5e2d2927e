// SPDX-License-Identifier: MIT
import Basics
import Choreography

/// Spherical linear interpolation: Shoemake, "Animating rotation with quaternion curves" (1985).
public enum Arc {
    /// The angle between two vectors of equally many numbers, in half turns, 0...1; 0 if one of them is zero.
    public static func angle(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
        let (ours, theirs) = (length(a), length(b))
        guard ours > 0, theirs > 0 else { return 0 }
        // Half the chord between the directions is the sine of half the angle: exact also where that is small.
        var sum = 0.0
        for (x, y) in zip(a, b) {
            let difference = Double(x) / ours - Double(y) / theirs
            sum += difference * difference
        }
        return 2 * PortableMath.arcSinPi(min(sum.squareRoot() / 2, 1))
    }

    /// The coefficients of the two ends at `share`. If the ends' directions are nearly equal or opposite, they
    /// determine no arc, and the coefficients are those of the straight line.
    public static func coefficients(at share: Double, angle: Double) -> (Double, Double) {
        let sine = PortableMath.sinPi(angle)
        guard sine > 1e-4 else { return (1 - share, share) }
        return (PortableMath.sinPi((1 - share) * angle) / sine, PortableMath.sinPi(share * angle) / sine)
    }

    private static func length(_ vector: ArraySlice<Float>) -> Double {
        vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
}
