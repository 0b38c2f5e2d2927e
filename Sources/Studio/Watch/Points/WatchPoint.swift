// SPDX-License-Identifier: MIT
import Basics
import Raster

/// A point of a picture whose colour is watched, as shares of its width and height.
public struct WatchPoint: Hashable, Sendable {
    let x: Double
    let y: Double

    /// Reads a text such as `0.5,0.25`; nil for any other text and for points outside the picture.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 2, let x = parts[0], let y = parts[1], (0...1).contains(x), (0...1).contains(y) else {
            return nil
        }
        (self.x, self.y) = (x, y)
    }

    /// For example `0.5,0.25`.
    public var name: String { "\(Self.text(x)),\(Self.text(y))" }

    /// The index of the pixel that the point lies in, counted row by row.
    func pixel(in size: PixelSize) -> Int {
        let column = min(Int(x * Double(size.width)), size.width - 1)
        let row = min(Int(y * Double(size.height)), size.height - 1)
        return row * size.width + column
    }

    private static func text(_ share: Double) -> String {
        share == share.rounded() ? "\(Int(share))" : "\(share)"
    }
}

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
