// SPDX-License-Identifier: MIT

/// Some whole rows of a frame, the unit in which frames are drawn and handed to encoders.
public struct Band: Sendable {
    /// The first of these rows, counted from the frame's top.
    public let firstRow: Int
    /// The rows themselves: as wide as the frame, as high as the band.
    public let pixels: Picture

    public init(firstRow: Int, pixels: Picture) {
        self.firstRow = firstRow
        self.pixels = pixels
    }

    /// The frame's rows that are in this band.
    public var rows: Range<Int> { firstRow..<firstRow + pixels.size.height }
}
