// SPDX-License-Identifier: MIT
import Basics

extension Picture {
    /// The 8-bit value nearest to a 16-bit sample; the exact inverse of `v * 257`.
    ///
    /// `sample / 257` rounded to nearest, without a division: exact for all 65,536 samples, as the tests check.
    @inlinable
    public static func eightBit(_ sample: UInt16) -> UInt8 {
        UInt8(truncatingIfNeeded: (UInt32(sample) &* 255 &+ 32_895) &>> 16)
    }

    /// The 8-bit value of a sample of a picture with opacity; colours are multiplied by their pixel's opacity.
    @inline(__always)
    static func visibleEightBit(_ index: Int, of samples: UnsafeBufferPointer<UInt16>) -> Int {
        let value = Int(eightBit(samples[index]))
        // Pixels begin at multiples of four, also in a part of a picture.
        guard index & 3 != 3 else { return value }
        return (value * Int(eightBit(samples[index | 3])) + 127) / 255
    }

    /// All samples rounded to 8 bits, in the order of ``samples``.
    public var eightBitSamples: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: samples.count) { output, count in
            samples.withUnsafeBufferPointer { input in
                for index in 0..<input.count { output[index] = Self.eightBit(input[index]) }
            }
            count = samples.count
        }
    }

    /// A picture that holds the given 8-bit samples exactly.
    public init(size: PixelSize, channels: Channels, eightBitSamples: [UInt8]) {
        let samples = [UInt16](unsafeUninitializedCapacity: eightBitSamples.count) { output, count in
            eightBitSamples.withUnsafeBufferPointer { input in
                for index in 0..<input.count { output[index] = UInt16(input[index]) &* 257 }
            }
            count = eightBitSamples.count
        }
        self.init(size: size, channels: channels, samples: samples)
    }

    /// The picture with each sample rounded to the nearest multiple of 257, which 8 bits can hold.
    public var roundedToEightBits: Picture {
        var rounded = self
        rounded.samples.withUnsafeMutableBufferPointer { samples in
            for index in 0..<samples.count { samples[index] = UInt16(Self.eightBit(samples[index])) &* 257 }
        }
        return rounded
    }
}
