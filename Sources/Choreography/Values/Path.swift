// SPDX-License-Identifier: MIT

/// The kind of line a movement follows from one picture to the next.
public enum Path: String, CaseIterable, Hashable, Sendable {
    /// Straight.
    case linear
    /// Along the arc between the two directions of all weights.
    case spherical
    /// A curve that has no corner at the pictures it passes.
    case spline
    /// A curve through weights that were taught to keep it crisp.
    case bent
}
