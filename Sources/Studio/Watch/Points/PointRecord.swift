// SPDX-License-Identifier: MIT

/// The result at a watched point when learning has ended.
public struct PointRecord: Encodable, Sendable {
    /// Position as shares of width and height.
    public let point: [Double]
    /// Colours, 0...1; where opacity is learned, multiplied by it.
    public let picture: [Double]
    public let learned: [Double]
    /// Distance in the channel that differs most, in levels of 255.
    public let distance: Double
    public let tolerance: Double
    /// The step from which on the point kept to the picture's colour; null where it did not.
    @OrNull public var settledStep: Int?

    init(
        point: [Double], picture: [Double], learned: [Double], distance: Double, tolerance: Double, settledStep: Int?
    ) {
        self.point = point
        self.picture = picture
        self.learned = learned
        self.distance = distance
        self.tolerance = tolerance
        _settledStep = OrNull(wrappedValue: settledStep)
    }
}
