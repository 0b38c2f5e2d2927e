// SPDX-License-Identifier: MIT
import Foundation

/// How steep a drawing is: the means of its slopes and of their fourth powers, which the sharpest edges decide.
///
/// A slope is how much the colour changes over one two-hundredth of the picture's shorter side, both ways.
package struct Sharpness: Hashable, Sendable {
    package var mean: Double
    /// The fourth root of the mean fourth power.
    package var peak: Double

    /// What a drawing `share` of the way from this one to another should have; beyond the ends, what the nearer end has.
    func mixed(with other: Sharpness, share: Double) -> Sharpness {
        let share = min(max(share, 0), 1)
        return Sharpness(
            mean: mean + share * (other.mean - mean), peak: peak + share * (other.peak - peak))
    }

    /// From sums over `count` slopes.
    package init(sum: Double, sumOfFourthPowers: Double, count: Int) {
        mean = sum / Double(count)
        peak = (sumOfFourthPowers / Double(count)).squareRoot().squareRoot()
    }

    package init(mean: Double, peak: Double) {
        self.mean = mean
        self.peak = peak
    }
}
