// SPDX-License-Identifier: MIT

/// Where on a walk to look next.
enum InbetweenShare {
    /// How many of the looks go beyond the ends, as far as there is something to reach.
    private static let shareBeyond = 0.2

    /// The share of the way for a position that is uniform in 0..<1: below 0 and above 1 beyond the ends, up to `reach` of the
    /// way.
    static func at(_ position: Double, reach: Double) -> Double {
        guard reach > 0 else { return position }
        // Some before the first, most between the two, some after the second.
        let side = shareBeyond / 2
        if position < side { return -reach * (1 - position / side) }
        if position >= 1 - side { return 1 + reach * (1 - (1 - position) / side) }
        return (position - side) / (1 - 2 * side)
    }
}
