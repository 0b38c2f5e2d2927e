// SPDX-License-Identifier: MIT
import Basics

extension Picture {
    /// Replaces a part of this picture by `other`, whose upper left pixel goes to column `x` of row `y`. `other` must
    /// have the same channels and lie within this picture.
    public mutating func paste(_ other: Picture, x: Int, y: Int) {
        precondition(other.channels == channels, "pasted pictures have the same channels")
        precondition(
            x >= 0 && y >= 0 && x + other.size.width <= size.width && y + other.size.height <= size.height,
            "what is pasted lies within the picture")
        let length = other.size.width * channels.count
        for row in 0..<other.size.height {
            let start = ((y + row) * size.width + x) * channels.count
            samples.replaceSubrange(start..<start + length, with: other.samples[row * length..<(row + 1) * length])
        }
    }
}

extension Picture {
    /// The middle of the picture.
    ///
    /// - Parameter target: the size of the result, at most this picture's on both sides.
    public func cropped(to target: PixelSize) -> Picture {
        precondition(target.width <= size.width && target.height <= size.height, "a crop is no larger")
        let (left, top) = ((size.width - target.width) / 2, (size.height - target.height) / 2)
        var cut: [UInt16] = []
        cut.reserveCapacity(target.pixelCount * channels.count)
        for row in top..<top + target.height {
            let start = (row * size.width + left) * channels.count
            cut += samples[start..<start + target.width * channels.count]
        }
        return Picture(size: target, channels: channels, samples: cut)
    }
}
