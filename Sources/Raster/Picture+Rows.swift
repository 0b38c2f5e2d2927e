// SPDX-License-Identifier: MIT
import Basics

extension Picture {
    /// Some rows, at least one, as a new picture.
    public func rows(_ rows: Range<Int>) -> Picture {
        precondition(!rows.isEmpty && rows.lowerBound >= 0 && rows.upperBound <= size.height, "rows must be there")
        if rows.count == size.height { return self }
        let rowSamples = size.width * channels.count
        return Picture(
            size: PixelSize(width: size.width, height: rows.count), channels: channels,
            samples: Array(samples[rows.lowerBound * rowSamples..<rows.upperBound * rowSamples]))
    }
}
