// SPDX-License-Identifier: MIT

/// False colours for signed values: near white at zero, orange above, blue below, darker the farther.
///
/// The two hues are told apart by people who do not tell red from green, too (after Brewer's PuOr and RdBu).
public enum DivergingMap {
    /// From zero outwards, evenly spaced, in 1/255.
    private static let above: [SIMD3<Float>] = [[247, 247, 245], [253, 184, 99], [224, 110, 20], [127, 59, 8]]
    private static let below: [SIMD3<Float>] = [[247, 247, 245], [146, 197, 222], [44, 123, 182], [5, 48, 97]]

    /// The colour of a value in -1...1; what is beyond counts as the end it is beyond, and no number as 0.
    public static func colour(of value: Float) -> SIMD3<UInt16> {
        let stops = value < 0 ? below : above
        let place = min(value.isFinite ? abs(value) : 0, 1) * Float(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        let colour = stops[index] + (place - Float(index)) * (stops[index + 1] - stops[index])
        return SIMD3<UInt16>((colour * 257).rounded(.toNearestOrEven))
    }

    /// An RGB picture of a value a pixel, each times `amplification`.
    public static func picture(of values: [Float], size: PixelSize, amplification: Float = 1) -> Picture {
        precondition(values.count == size.pixelCount, "a value for every pixel")
        let samples = [UInt16](unsafeUninitializedCapacity: 3 * values.count) { samples, count in
            for (pixel, value) in values.enumerated() {
                let colour = colour(of: value * amplification)
                for channel in 0..<3 { samples[3 * pixel + channel] = colour[channel] }
            }
            count = 3 * values.count
        }
        return Picture(size: size, channels: .rgb, samples: samples)
    }
}
