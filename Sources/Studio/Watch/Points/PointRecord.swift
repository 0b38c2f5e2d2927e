// SPDX-License-Identifier: MIT

/// What is told of a watched place when learning has ended.
public struct PointRecord: Encodable, Sendable {
    /// Shares of width and height.
    public let point: [Double]
    /// Colours, 0...1; where opacity is learned, multiplied by it.
    public let picture: [Double]
    public let learned: [Double]
    /// Of the channel that is most off, in levels of 255.
    public let distance: Double
    public let tolerance: Double
    /// From which step on the place kept to the picture's colour; nil where it did not.
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
