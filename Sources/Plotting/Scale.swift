// SPDX-License-Identifier: MIT

/// How values become places along an axis.
public enum Scale: String, Hashable, Sendable {
    case linear
    /// Equal ratios are equal lengths; what is not above zero has no place.
    case logarithmic

    /// Whether a value has a place.
    func shows(_ value: Double) -> Bool { value.isFinite && (self == .linear || value > 0) }
}
