// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Pictures by formula, so that other programs can make them, too.
enum Pattern {
    /// 8-bit grey: `(37 x + 91 y + k x y) mod 256`.
    static func grey(_ width: Int, _ height: Int, _ k: Int) -> Picture {
        make(PixelSize(width: width, height: height), .grey) { x, y, _ in (37 * x + 91 * y + k * x * y) % 256 }
    }

    /// The three greys of `k`, `k + 2` and `k + 5`.
    static func rgb(_ width: Int, _ height: Int, _ k: Int) -> Picture {
        make(PixelSize(width: width, height: height), .rgb) { x, y, channel in
            (37 * x + 91 * y + (k + [0, 2, 5][channel]) * x * y) % 256
        }
    }

    static func make(_ size: PixelSize, _ channels: Channels, _ value: (Int, Int, Int) -> Int) -> Picture {
        var samples: [UInt8] = []
        for y in 0..<size.height {
            for x in 0..<size.width {
                for channel in 0..<channels.count { samples.append(UInt8(value(x, y, channel))) }
            }
        }
        return Picture(size: size, channels: channels, eightBitSamples: samples)
    }
}
