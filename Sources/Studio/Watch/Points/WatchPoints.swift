// SPDX-License-Identifier: MIT

/// Points of pictures whose colours are watched, and the tolerance for them.
public struct WatchPoints: Sendable {
    public var points: [WatchPoint]
    /// Distance that each channel may have from the picture's colour, in levels of 255.
    public var tolerance: Double

    public init(_ points: [WatchPoint] = [], tolerance: Double = 2) {
        self.points = points
        self.tolerance = tolerance
    }
}
