// SPDX-License-Identifier: MIT

extension Picture {
    /// Lays another picture over this one, its upper left pixel in column `x` of row `y`; both have the same channels, and
    /// the other lies within this one.
    public mutating func paste(_ other: Picture, x: Int, y: Int) {
        precondition(other.channels == channels, "only pictures of the same channels are laid over each other")
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
    /// The middle of the picture, of a size that is no larger.
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
