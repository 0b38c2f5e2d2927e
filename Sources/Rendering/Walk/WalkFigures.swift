// SPDX-License-Identifier: MIT

/// What tells a walk worth watching from a cross-dissolve, a melted blur and noise.
public struct WalkFigures: Hashable, Sendable {
    /// How far the middle is from the plain average of both ends' pictures, against how far those are apart: a
    /// cross-dissolve has 0.
    public let motion: Double
    /// How steep edges are in the middle third, against the ends: a dissolve has about a half, a blur a tenth, moving
    /// shapes near 1.
    public let edges: Double
    /// The largest total variation on the way over the larger of the ends': above 1.1 is noise.
    public let clutter: Double
    /// The largest change from one frame to the next over the mean: 1 is an even pace.
    public let jump: Double
    /// The same when walked at an even pace.
    public let evenJump: Double
    /// Total variation at -0.6 and at 1.6 of the way over the larger of the ends'.
    public let clutterBefore: Double
    public let clutterBeyond: Double
}
