// SPDX-License-Identifier: MIT

/// Splits rows of red, green, blue and opacity.
enum AlphaRow {
    /// Blends each pixel with `background`, in encoded sRGB values as in browsers; writes three samples a pixel.
    static func flatten(
        _ samples: UnsafeBufferPointer<UInt16>, onto background: Background,
        into opaque: UnsafeMutableBufferPointer<UInt16>
    ) {
        precondition(samples.count * 3 == opaque.count * 4)
        let (red, green, blue) = (UInt32(background.red), UInt32(background.green), UInt32(background.blue))
        for pixel in 0..<samples.count / 4 {
            let cover = UInt32(samples[4 * pixel + 3])
            // The products sum to at most 65535 * 65535; with the rounding term this still fits 32 bits.
            @inline(__always) func blend(_ sample: UInt16, _ behind: UInt32) -> UInt16 {
                UInt16(truncatingIfNeeded: (UInt32(sample) &* cover &+ behind &* (65535 &- cover) &+ 32767) / 65535)
            }
            opaque[3 * pixel] = blend(samples[4 * pixel], red)
            opaque[3 * pixel + 1] = blend(samples[4 * pixel + 1], green)
            opaque[3 * pixel + 2] = blend(samples[4 * pixel + 2], blue)
        }
    }

    /// Copies the colours without the opacity.
    static func drop(_ samples: UnsafeBufferPointer<UInt16>, into opaque: UnsafeMutableBufferPointer<UInt16>) {
        precondition(samples.count * 3 == opaque.count * 4)
        for pixel in 0..<samples.count / 4 {
            for channel in 0..<3 { opaque[3 * pixel + channel] = samples[4 * pixel + channel] }
        }
    }

    /// Copies the opacity.
    static func opacity(_ samples: UnsafeBufferPointer<UInt16>, into opacity: UnsafeMutableBufferPointer<UInt16>) {
        precondition(samples.count == opacity.count * 4)
        for pixel in 0..<opacity.count { opacity[pixel] = samples[4 * pixel + 3] }
    }
}
