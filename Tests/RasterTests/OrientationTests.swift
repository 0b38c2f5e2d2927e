// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

@Suite struct OrientationTests {
    struct Row: Sendable {
        let orientation: Orientation
        let size: PixelSize
        let samples: [UInt16]
    }

    /// The result of orienting `1 2 3 / 4 5 6`, from EXIF's table of the positions of row 0 and column 0.
    static let rows = [
        Row(orientation: .upright, size: PixelSize(width: 3, height: 2), samples: [1, 2, 3, 4, 5, 6]),
        Row(orientation: .mirrored, size: PixelSize(width: 3, height: 2), samples: [3, 2, 1, 6, 5, 4]),
        Row(orientation: .upsideDown, size: PixelSize(width: 3, height: 2), samples: [6, 5, 4, 3, 2, 1]),
        Row(orientation: .flipped, size: PixelSize(width: 3, height: 2), samples: [4, 5, 6, 1, 2, 3]),
        Row(orientation: .transposed, size: PixelSize(width: 2, height: 3), samples: [1, 4, 2, 5, 3, 6]),
        Row(orientation: .turnedLeft, size: PixelSize(width: 2, height: 3), samples: [4, 1, 5, 2, 6, 3]),
        Row(orientation: .transversed, size: PixelSize(width: 2, height: 3), samples: [6, 3, 5, 2, 4, 1]),
        Row(orientation: .turnedRight, size: PixelSize(width: 2, height: 3), samples: [3, 6, 2, 5, 1, 4]),
    ]

    @Test("each of the eight", arguments: rows)
    func turns(row: Row) {
        let stored = Picture(size: PixelSize(width: 3, height: 2), channels: .grey, samples: [1, 2, 3, 4, 5, 6])
        let upright = stored.upright(from: row.orientation)
        #expect(upright.size == row.size)
        #expect(upright.samples == row.samples)
        #expect(row.orientation.swapsSides == (row.size.width == 2))
    }

    @Test("sizes beyond a tile, several channels", arguments: Orientation.allCases)
    func large(orientation: Orientation) {
        let picture = Pattern.rgb(71, 45, 3)
        let turned = picture.upright(from: orientation)
        // A quarter turn is undone by the opposite one, everything else by itself.
        let back: Orientation =
            switch orientation {
            case .turnedLeft: .turnedRight
            case .turnedRight: .turnedLeft
            default: orientation
            }
        #expect(turned.upright(from: back) == picture)
        #expect(
            Array(picture[0, 0])
                == [
                    turned[0, 0], turned[turned.size.width - 1, 0],
                    turned[turned.size.width - 1, turned.size.height - 1], turned[0, turned.size.height - 1],
                ]
                .map(Array.init)[[0, 1, 2, 3, 0, 1, 2, 3][orientation.rawValue - 1]])
    }
}
