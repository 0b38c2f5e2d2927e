// SPDX-License-Identifier: MIT

/// Figures that distinguish a walk worth watching from a cross-dissolve, a melted blur and noise.
public struct WalkFigures: Hashable, Sendable {
    /// The distance of the middle from the plain average of both ends' pictures, over the distance between these: 0 for
    /// a cross-dissolve.
    public let motion: Double
    /// The steepness of edges in the middle third over that at the ends: about a half for a dissolve, a tenth for a
    /// blur, near 1 for moving shapes.
    public let edges: Double
    /// The largest total variation on the way over the larger of the ends': above 1.1 is noise.
    public let clutter: Double
    /// The largest change from one frame to the next over the mean: 1 is an even pace.
    public let jump: Double
    /// ``jump`` when walked at an even pace.
    public let evenJump: Double
    /// Total variation at -0.6 and at 1.6 of the way over the larger of the ends'.
    public let clutterBefore: Double
    public let clutterBeyond: Double
}
