// SPDX-License-Identifier: MIT

/// Weights whose hidden units were matched to those of others, and what that took.
public struct Alignment: Hashable, Sendable {
    /// The same picture, to within rounding, with its hidden units in other places and disguises.
    public let weights: Weights
    /// ``AlignmentMethod/weights`` or ``AlignmentMethod/activations``, whichever was used; nil where neither made the
    /// middle of the walk sharper and nothing was changed.
    public let method: AlignmentMethod?
    /// Root of the summed squared differences between the weights and those they were aligned to, before and after.
    public let distanceBefore: Double
    public let distanceAfter: Double
    /// Hidden units that are not where, or not as, they were, of all.
    public let movedUnits: Int
    public let units: Int
    /// By hidden layer, which unit of the weights as they were is now in each place, and how.
    package let moves: [[UnitMove]]
}
