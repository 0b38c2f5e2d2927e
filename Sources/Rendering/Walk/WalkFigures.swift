// SPDX-License-Identifier: MIT

/// Figures that distinguish a walk worth watching from a cross-dissolve, a melted blur and noise.
public struct WalkFigures: Hashable, Sendable {
    /// The distance of the middle from the plain average of both ends' pictures, divided by the distance between the
    /// ends' pictures: 0 for a cross-dissolve.
    public let motion: Double
    /// The steepness of edges in the middle third, divided by that at the ends: about a half for a dissolve, a tenth
    /// for a blur, near 1 for moving shapes.
    public let edges: Double
    /// The largest total variation along the walk, divided by the larger one of both ends: above 1.1 is noise.
    public let clutter: Double
    /// The largest change from one frame to the next, divided by the mean change: 1 is an even pace.
    public let jump: Double
    /// ``jump`` when walked at an even pace.
    public let evenJump: Double
    /// Total variation at the shares -0.6 and 1.6, divided by the larger one of both ends.
    public let clutterBefore: Double
    public let clutterBeyond: Double
}
