// SPDX-License-Identifier: MIT

/// What an inbetween is charged for being less steep, or steeper, than it should be: weighted squares of how far its
/// ``Sharpness`` is from the wanted one, as shares of that.
package struct SlopePenalty {
    package let value: Double
    /// The derivative by a slope `g` is `linear + cubic * g^3`.
    let linear: Double
    let cubic: Double

    /// Edges are what a viewer misses first; more yet, and walks get harsh.
    private static let meanWeight = 1.0
    private static let peakWeight = 1.5

    /// - Parameter count: slopes the sharpness was measured on.
    package init(of found: Sharpness, wanted: Sharpness, strength: Double, count: Int) {
        // A drawing of one colour has no edges to keep.
        let (mean, peak) = (max(wanted.mean, 1e-3), max(wanted.peak, 1e-3))
        let (meanExcess, peakExcess) = (found.mean / mean - 1, found.peak / peak - 1)
        value = strength * (Self.meanWeight * meanExcess * meanExcess + Self.peakWeight * peakExcess * peakExcess)
        linear = strength * Self.meanWeight * 2 * meanExcess / mean / Double(count)
        // d (mean g^4)^(1/4) / dg = g^3 / (count * peak^3)
        let cube = max(found.peak * found.peak * found.peak, 1e-12)
        cubic = strength * Self.peakWeight * 2 * peakExcess / peak / cube / Double(count)
    }
}
