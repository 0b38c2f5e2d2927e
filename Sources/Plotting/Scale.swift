// SPDX-License-Identifier: MIT

/// The scale of an axis.
public enum Scale: String, Hashable, Sendable {
    case linear
    /// Equal ratios have equal lengths; only values above zero can be shown.
    case logarithmic

    /// Whether the axis can show a value.
    func shows(_ value: Double) -> Bool { value.isFinite && (self == .linear || value > 0) }
}
