// SPDX-License-Identifier: MIT
import Basics

/// An image to be learned or drawn.
///
/// Samples are sRGB-encoded, `0...65535`, interleaved pixel by pixel, rows from top to bottom. Sixteen bits hold every
/// eight-bit picture exactly (`v * 257`) and leave drawn pictures free of banding until an encoder dithers them.
public struct Picture: Hashable, Sendable, CustomStringConvertible {
    public let size: PixelSize
    public let channels: Channels
    /// `size.pixelCount * channels.count` samples.
    public var samples: [UInt16]

    public init(size: PixelSize, channels: Channels, samples: [UInt16]) {
        precondition(samples.count == size.pixelCount * channels.count, "samples must fill the picture")
        self.size = size
        self.channels = channels
        self.samples = samples
    }

    /// A picture of one colour; `colour` has a value per channel.
    public init(size: PixelSize, channels: Channels, filledWith colour: [UInt16]) {
        precondition(colour.count == channels.count, "a colour has a value per channel")
        let samples = [UInt16](unsafeUninitializedCapacity: size.pixelCount * channels.count) { buffer, count in
            for index in 0..<(size.pixelCount * channels.count) { buffer[index] = colour[index % channels.count] }
            count = size.pixelCount * channels.count
        }
        self.init(size: size, channels: channels, samples: samples)
    }

    /// The samples of the pixel in column `x` of row `y`.
    public subscript(x: Int, y: Int) -> ArraySlice<UInt16> {
        let start = (y * size.width + x) * channels.count
        return samples[start..<start + channels.count]
    }

    /// For example `640x480 rgb`.
    public var description: String { "\(size) \(channels)" }
}
