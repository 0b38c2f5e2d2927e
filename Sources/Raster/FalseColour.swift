// SPDX-License-Identifier: MIT
import Basics

/// A diverging colour map for signed numbers: light grey at zero, orange to rust above, sky blue to deep blue below.
///
/// Lightness falls equally on both sides (by 0.45 in Ottosson's Oklab), so that neither sign looks larger. People who
/// cannot distinguish red from green can distinguish the two hues.
public enum FalseColour {
    private static let above: [(UInt8, UInt8, UInt8)] = [
        (245, 245, 245), (252, 220, 195), (254, 193, 151), (254, 166, 110), (245, 142, 79), (230, 120, 60),
        (210, 102, 51), (189, 86, 45), (167, 71, 40),
    ]
    private static let below: [(UInt8, UInt8, UInt8)] = [
        (245, 245, 245), (199, 232, 254), (163, 215, 255), (130, 197, 254), (95, 178, 255), (73, 158, 247),
        (68, 139, 227), (64, 120, 205), (60, 102, 182),
    ]

    private static let stepCount = 8

    /// Entries of ``table`` from zero to either end.
    private static let fineness = 256

    /// The colours of -1, ..., 1, in steps of `1 / fineness`.
    private static let table: [(red: UInt16, green: UInt16, blue: UInt16)] = (-fineness...fineness).map { place in
        let colours = place < 0 ? below : above
        // In units of 1/`fineness` of the way from one listed colour to the next.
        let position = abs(place) * stepCount
        let first = min(position / fineness, stepCount - 1)
        let share = position - first * fineness
        func mixed(_ one: UInt8, _ other: UInt8) -> UInt16 {
            let sum = Int(one) * (fineness - share) + Int(other) * share
            return UInt16((sum * 257 + fineness / 2) / fineness)
        }
        let (from, to) = (colours[first], colours[first + 1])
        return (mixed(from.0, to.0), mixed(from.1, to.1), mixed(from.2, to.2))
    }

    /// The colour of a number, as 16-bit samples. Numbers are clamped to -1...1; NaN is black.
    public static func samples(of value: Float) -> (red: UInt16, green: UInt16, blue: UInt16) {
        guard !value.isNaN else { return (0, 0, 0) }
        let place = min(max(value, -1), 1) * Float(fineness)
        return table[fineness + Int(place.rounded())]
    }

    /// A picture of signed numbers, row by row.
    ///
    /// - Parameters:
    ///   - values: one number per pixel.
    ///   - scale: the number that is shown in the colour of 1. If it is 0 (or subnormal), all numbers are shown as 0.
    public static func picture(of values: some Collection<Float>, size: PixelSize, scale: Float) -> Picture {
        precondition(values.count == size.pixelCount, "a number for every pixel")
        // The inverse of a subnormal number may be infinite.
        let factor = scale > 0 && scale.isNormal ? 1 / scale : 0
        let samples = [UInt16](unsafeUninitializedCapacity: 3 * size.pixelCount) { samples, count in
            for value in values {
                let (red, green, blue) = Self.samples(of: value * factor)
                samples[count] = red
                samples[count + 1] = green
                samples[count + 2] = blue
                count += 3
            }
        }
        return Picture(size: size, channels: .rgb, samples: samples)
    }
}
