// SPDX-License-Identifier: MIT
import Basics
import Networks
import Raster

/// Pictures small enough to be learned in a moment.
enum TinyPictures {
    /// A bright disc on a sloping ground, soft at its rim; with opacity, clear outside the disc.
    static func disc(_ width: Int = 16, _ height: Int = 12, channels: Channels = .rgb) -> Picture {
        var samples: [UInt16] = []
        for y in 0..<height {
            for x in 0..<width {
                let across = (Double(x) + 0.5) / Double(width)
                let down = (Double(y) + 0.5) / Double(height)
                let distance = ((across - 0.5) * (across - 0.5) + (down - 0.5) * (down - 0.5)).squareRoot()
                let inside = min(max((0.4 - distance) * 6, 0), 1)
                let colours = [0.2 + 0.5 * across, 0.9 - 0.6 * down, inside].map { UInt16($0 * 65535) }
                switch channels {
                case .grey: samples.append(colours[1])
                case .rgb: samples += colours
                case .rgba: samples += colours + [UInt16(inside * 65535)]
                }
            }
        }
        return Picture(size: PixelSize(width: width, height: height), channels: channels, samples: samples)
    }

    /// Samples without any order.
    static func noise(_ width: Int, _ height: Int, channels: Channels, seed: UInt64) -> Picture {
        let source = RandomSource(seed: seed, stream: .samples)
        let size = PixelSize(width: width, height: height)
        let samples = (0..<size.pixelCount * channels.count).map {
            UInt16(source.integer(below: 256, at: UInt64($0)) * 257)
        }
        return Picture(size: size, channels: channels, samples: samples)
    }
}
