// SPDX-License-Identifier: MIT

/// Adjacent whole rows of a frame, the unit in which frames are drawn and passed to encoders.
public struct Band: Sendable {
    /// The band's first row, counted from the frame's top.
    public let firstRow: Int
    /// The pixels: as wide as the frame, as high as the band.
    public let pixels: Picture

    public init(firstRow: Int, pixels: Picture) {
        self.firstRow = firstRow
        self.pixels = pixels
    }

    /// The band's rows, counted from the frame's top.
    public var rows: Range<Int> { firstRow..<firstRow + pixels.size.height }
}
