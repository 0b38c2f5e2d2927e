// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Small pictures to learn: a soft disc on a gradient, whose position and colours come from a name.
public enum Painting {
    public static func picture(_ name: String, size: PixelSize, channels: Channels) -> Picture {
        let seed = name.utf8.reduce(7) { ($0 * 31 + Int($1)) % 1009 }
        let colour = (0..<3).map { (seed * (5 + 3 * $0) % 7) * 9362 }
        let centre = (x: Double(seed % 5 + 2) / 8, y: Double(seed % 3 + 2) / 6)
        var samples: [UInt16] = []
        for y in 0..<size.height {
            for x in 0..<size.width {
                let across = (Double(x) + 0.5) / Double(size.width)
                let down = (Double(y) + 0.5) / Double(size.height)
                let distance = ((across - centre.x) * (across - centre.x) + (down - centre.y) * (down - centre.y))
                let disc = max(0, min(1, 4 - distance * 40))
                let pixel = (0..<3).map { channel -> UInt16 in
                    let ground = (channel == 1 ? down : across) * 40000
                    return UInt16(ground + disc * (Double(colour[channel]) - ground))
                }
                switch channels {
                case .grey: samples.append(pixel[0])
                case .rgb: samples += pixel
                case .rgba: samples += pixel + [UInt16(disc * 65535)]
                }
            }
        }
        return Picture(size: size, channels: channels, samples: samples)
    }
}
