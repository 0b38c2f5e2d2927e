// SPDX-License-Identifier: MIT
import Basics

extension Picture {
    /// Whether all pixels are fully opaque; true for pictures without opacity.
    public var isOpaque: Bool {
        guard channels == .rgba else { return true }
        return samples.withUnsafeBufferPointer { samples in
            for index in stride(from: 3, to: samples.count, by: 4) where samples[index] != .max { return false }
            return true
        }
    }

    /// The picture with other channels.
    ///
    /// Grey becomes three equal samples; a picture without opacity becomes opaque; opacity is dropped, not blended (see
    /// ``flattened(over:)``); colour becomes grey by its ``luma(red:green:blue:)``.
    public func converted(to target: Channels) -> Picture {
        if target == channels { return self }
        let (from, to) = (channels.count, target.count)
        let converted = [UInt16](unsafeUninitializedCapacity: size.pixelCount * to) { output, count in
            samples.withUnsafeBufferPointer { input in
                for pixel in 0..<size.pixelCount {
                    let (source, sink) = (pixel * from, pixel * to)
                    let red = input[source]
                    let green = from == 1 ? red : input[source + 1]
                    let blue = from == 1 ? red : input[source + 2]
                    if to == 1 {
                        output[sink] = Self.luma(red: red, green: green, blue: blue)
                    } else {
                        output[sink] = red
                        output[sink + 1] = green
                        output[sink + 2] = blue
                        if to == 4 { output[sink + 3] = .max }
                    }
                }
            }
            count = size.pixelCount * to
        }
        return Picture(size: size, channels: target, samples: converted)
    }

    /// The brightness of a colour, from the encoded samples: ITU-R BT.601's weights 0.299, 0.587, 0.114, rounded.
    @inlinable
    public static func luma(red: UInt16, green: UInt16, blue: UInt16) -> UInt16 {
        // The weights times 65,536. They sum to 65,536, so greys are preserved exactly.
        let sum = UInt32(red) &* 19_595 &+ UInt32(green) &* 38_470 &+ UInt32(blue) &* 7_471
        return UInt16(truncatingIfNeeded: (sum &+ 32_768) &>> 16)
    }

    /// A white picture in colours.
    public static func white(_ size: PixelSize) -> Picture {
        Picture(size: size, channels: .rgb, filledWith: [.max, .max, .max])
    }

    /// The picture over white, in colours, without opacity.
    public var onWhite: Picture { flattened(over: (.max, .max, .max)).converted(to: .rgb) }

    /// The picture over one colour, without opacity; unchanged if it has none.
    ///
    /// As in browsers, encoded samples are mixed: `opacity * colour + (1 - opacity) * background`, rounded to nearest.
    ///
    /// - Parameter background: red, green, blue.
    public func flattened(over background: (red: UInt16, green: UInt16, blue: UInt16)) -> Picture {
        guard channels == .rgba else { return self }
        let flat = [UInt16](unsafeUninitializedCapacity: size.pixelCount * 3) { output, count in
            samples.withUnsafeBufferPointer { input in
                for pixel in 0..<size.pixelCount {
                    let (source, sink) = (pixel * 4, pixel * 3)
                    let opacity = UInt32(input[source + 3])
                    output[sink] = Self.mix(input[source], background.red, opacity)
                    output[sink + 1] = Self.mix(input[source + 1], background.green, opacity)
                    output[sink + 2] = Self.mix(input[source + 2], background.blue, opacity)
                }
            }
            count = size.pixelCount * 3
        }
        return Picture(size: size, channels: .rgb, samples: flat)
    }

    /// The mean of `above` and `below`, weighted by `opacity` and `65,535 - opacity`. The sum is at most 65,535^2 <
    /// 2^32.
    @inline(__always)
    private static func mix(_ above: UInt16, _ below: UInt16, _ opacity: UInt32) -> UInt16 {
        let sum = opacity &* UInt32(above) &+ (65_535 &- opacity) &* UInt32(below)
        return UInt16(truncatingIfNeeded: (sum &+ 32_767) / 65_535)
    }
}
