// SPDX-License-Identifier: MIT

/// Random numbers as a pure function of (seed, stream, index).
///
/// There is no state to save or to share: any number of any stream can be computed at any time, in any order, by any
/// thread. The mixing function is SplitMix64's (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
/// generators").
public struct RandomSource: Sendable {
    /// The purpose of the numbers, so that two uses of one seed never draw the same ones.
    public enum Stream: UInt64, Sendable {
        case frequencies = 1
        case initialWeights
        case initialBiases
        case samples
        case walks
        case slopes
        case palettes
        /// For the search for an arrangement.
        case exchanges
    }

    private let key: UInt64

    public init(seed: UInt64, stream: Stream, substream: UInt64 = 0) {
        key = Self.mix(Self.mix(Self.mix(seed) &+ stream.rawValue) &+ substream)
    }

    /// 64 random bits.
    public func bits(at index: UInt64) -> UInt64 {
        Self.mix(key &+ index &* 0x9E37_79B9_7F4A_7C15)
    }

    /// Uniform in 0..<1, a multiple of 2^-53.
    public func uniform(at index: UInt64) -> Double {
        Double(bits(at: index) >> 11) * 0x1p-53
    }

    /// Uniform in 0..<bound, by Lemire's multiplication (2019); the bias is below bound / 2^64.
    public func integer(below bound: Int, at index: UInt64) -> Int {
        Int(bits(at: index).multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Normal with mean 0 and deviation 1, to within 6 deviations: twelve uniform numbers less 6 (Irwin-Hall).
    ///
    /// Sums of uniform numbers need no logarithm, whose last bit differs between machines.
    public func normal(at index: UInt64) -> Double {
        var sum = -6.0
        for part in 0..<12 { sum += uniform(at: index &* 12 &+ UInt64(part)) }
        return sum
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
