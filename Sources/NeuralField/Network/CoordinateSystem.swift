// SPDX-License-Identifier: MIT

/// How pixels become points of the picture plane.
public enum CoordinateSystem: String, Hashable, Sendable, CaseIterable, Codable {
    /// The shorter side of the picture spans -1...1, x to the right and y down; the longer side spans as much more as
    /// it is longer, centred. A unit is the same length both ways, so nothing is ever stretched.
    case isotropic
    /// The hobby project's: (row / height + 0.1, column / width + 0.1), each side 0.1...1.1 whatever its length.
    case classic
}
