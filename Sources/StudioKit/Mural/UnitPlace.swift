// SPDX-License-Identifier: MIT

/// The unit that stands at a place of a mural.
struct UnitPlace: Hashable, Sendable {
    /// Counted from 0.
    let unit: Int
    /// Whether its answers are shown with the other sign, as a tanh unit's negative does the same work.
    var isNegated = false

    /// Its number counted from 1, with a minus where its negative is shown.
    var label: String { (isNegated ? "\u{2212}" : "") + "\(unit + 1)" }
}
