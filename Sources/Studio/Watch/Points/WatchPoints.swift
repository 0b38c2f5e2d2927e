// SPDX-License-Identifier: MIT

/// Places of pictures whose colours are watched, and how far they may be off.
public struct WatchPoints: Sendable {
    public var points: [WatchPoint]
    /// Levels of 255 that each channel of a place may be off.
    public var tolerance: Double

    public init(_ points: [WatchPoint] = [], tolerance: Double = 2) {
        self.points = points
        self.tolerance = tolerance
    }
}
