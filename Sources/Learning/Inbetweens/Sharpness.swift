// SPDX-License-Identifier: MIT

/// How steep a drawing is: its slopes, from the gentlest to the steepest.
///
/// A slope is how much the colour changes over one two-hundredth of the picture's shorter side, both ways.
package struct Sharpness: Hashable, Sendable {
    /// As many quantiles, each in the middle of its share, ascending.
    package let slopes: [Float]

    /// - Parameters:
    ///   - slopes: any number of a drawing's, in any order.
    ///   - count: the quantiles to keep of them.
    package init(of slopes: [Float], quantiles count: Int) {
        let sorted = slopes.sorted()
        self.slopes = (0..<count).map { sorted[(2 * $0 + 1) * sorted.count / (2 * count)] }
    }

    private init(slopes: [Float]) { self.slopes = slopes }

    /// What a drawing `share` of the way from this one to another should have; beyond the ends, what the nearer end has.
    package func mixed(with other: Sharpness, share: Double) -> Sharpness {
        let share = Float(min(max(share, 0), 1))
        return Sharpness(slopes: zip(slopes, other.slopes).map { $0 + share * ($1 - $0) })
    }
}
