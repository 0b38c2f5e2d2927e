// SPDX-License-Identifier: MIT

/// Where a frame looks on the picture plane.
public struct View: Hashable, Sendable {
    /// The picture as it was learned.
    public static let identity = View()
}
