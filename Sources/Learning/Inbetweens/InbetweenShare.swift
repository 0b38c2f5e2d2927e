// SPDX-License-Identifier: MIT

/// The choice of positions on a walk at which inbetweens are measured.
enum InbetweenShare {
    /// Fraction of the positions that lie beyond the ends, if `reach` is above 0.
    private static let shareBeyond = 0.2

    /// Maps a number that is uniform in 0..<1 to a share of the walk: below 0 and above 1 beyond the ends, by at most
    /// `reach`.
    static func at(_ position: Double, reach: Double) -> Double {
        guard reach > 0 else { return position }
        // Some before the first, most between the two, some after the second.
        let side = shareBeyond / 2
        if position < side { return -reach * (1 - position / side) }
        if position >= 1 - side { return 1 + reach * (1 - (1 - position) / side) }
        return (position - side) / (1 - 2 * side)
    }
}
