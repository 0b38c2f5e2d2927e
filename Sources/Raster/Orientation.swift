// SPDX-License-Identifier: MIT
import Basics

/// The orientation in which a picture is stored; the raw values are EXIF's (JEITA CP-3451, tag 274).
public enum Orientation: Int, Hashable, Sendable, CaseIterable {
    case upright = 1
    /// Left and right are exchanged.
    case mirrored = 2
    case upsideDown = 3
    /// Top and bottom are exchanged.
    case flipped = 4
    /// Rows and columns are exchanged.
    case transposed = 5
    /// Must be turned clockwise by 90 degrees.
    case turnedLeft = 6
    /// Rows and columns are exchanged, counted from the lower right corner.
    case transversed = 7
    /// Must be turned anticlockwise by 90 degrees.
    case turnedRight = 8

    /// Whether width and height are exchanged.
    public var swapsSides: Bool { rawValue >= 5 }
}

extension Picture {
    /// The picture turned upright, given the orientation in which it is stored.
    public func upright(from orientation: Orientation) -> Picture {
        if orientation == .upright { return self }
        let (width, height) = (size.width, size.height)
        // The source index of the target's first pixel, and the source steps to the next pixel in its row and column.
        let last = (x: width - 1, y: (height - 1) * width)
        let (start, alongRow, alongColumn) =
            switch orientation {
            case .upright: (0, 1, width)
            case .mirrored: (last.x, -1, width)
            case .upsideDown: (last.x + last.y, -1, -width)
            case .flipped: (last.y, 1, -width)
            case .transposed: (0, width, 1)
            case .turnedLeft: (last.y, -width, 1)
            case .transversed: (last.x + last.y, -width, -1)
            case .turnedRight: (last.x, width, -1)
            }
        let target = orientation.swapsSides ? PixelSize(width: height, height: width) : size
        let channels = channels.count
        let turned = [UInt16](unsafeUninitializedCapacity: samples.count) { output, count in
            samples.withUnsafeBufferPointer { input in
                // In tiles: source or target is visited down its columns, and each of its cache lines should be used
                // for several columns.
                let tile = 32
                for top in stride(from: 0, to: target.height, by: tile) {
                    for left in stride(from: 0, to: target.width, by: tile) {
                        for y in top..<min(top + tile, target.height) {
                            var from = (start + y * alongColumn + left * alongRow) * channels
                            var to = (y * target.width + left) * channels
                            for _ in left..<min(left + tile, target.width) {
                                for channel in 0..<channels { output[to + channel] = input[from + channel] }
                                from += alongRow * channels
                                to += channels
                            }
                        }
                    }
                }
            }
            count = samples.count
        }
        return Picture(size: target, channels: self.channels, samples: turned)
    }
}
