// SPDX-License-Identifier: MIT

/// The steepness of a drawing: quantiles of its slopes, from the gentlest to the steepest.
///
/// A slope is the change of colour over one two-hundredth of the picture's shorter side, both ways.
package struct Sharpness: Hashable, Sendable {
    /// The quantiles of (i + 1/2) / count for i = 0, 1, ..., ascending.
    package let slopes: [Float]

    /// - Parameters:
    ///   - slopes: any number of a drawing's slopes, in any order.
    ///   - count: the number of quantiles to keep of them.
    package init(of slopes: [Float], quantiles count: Int) {
        let sorted = slopes.sorted()
        self.slopes = (0..<count).map { sorted[(2 * $0 + 1) * sorted.count / (2 * count)] }
    }

    private init(slopes: [Float]) { self.slopes = slopes }

    /// The sharpness wanted at `share` of the way from this drawing to another; beyond the ends, the nearer end's.
    package func mixed(with other: Sharpness, share: Double) -> Sharpness {
        let share = Float(min(max(share, 0), 1))
        return Sharpness(slopes: zip(slopes, other.slopes).map { $0 + share * ($1 - $0) })
    }
}
