// SPDX-License-Identifier: MIT

/// How hidden units of two networks are found to be each other's.
public enum AlignmentMethod: String, Hashable, Sendable, CaseIterable {
    /// Units whose weights are alike: the least distance between the two networks' weights.
    case weights
    /// Units that answer alike over the picture plane, whatever their weights.
    case activations
    /// Whichever of the two, or nothing, leaves the middle of the walk the sharpest.
    case better
}
