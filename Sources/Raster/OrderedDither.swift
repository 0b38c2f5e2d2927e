// SPDX-License-Identifier: MIT

/// Rounds 16-bit samples to fewer bits with a threshold that depends only on the position in the picture.
///
/// Plain rounding turns a gradient into flat bands with visible edges. The dither instead mixes the two nearest values
/// so finely that the eye sees the value between them. The pattern is the same in every frame, so still parts do not
/// flicker, and bands of one frame join without a seam. Values that need no rounding are unchanged: an eight-bit
/// picture (`v * 257`) is restored exactly, and flat patches stay flat.
public struct OrderedDither: Sendable {
    /// The period of the pattern, in columns and rows.
    public static let side = 64

    /// A pattern without visible structure, made by void-and-cluster (Ulichney 1993).
    public static let blueNoise = OrderedDither(ranks: blueNoiseRanks())
    /// Bayer's recursive 8x8 pattern (1973): its regular structure is visible, but compresses well.
    public static let bayer = OrderedDither(ranks: bayerRanks())
    /// No pattern: plain rounding to the nearest value.
    public static let none = OrderedDither(ranks: [UInt16](repeating: UInt16(side * side / 2), count: side * side))

    /// `2 * rank + 1` for each cell: odd numbers in `1...8191`, evenly spread over the pattern.
    public let thresholds: [Int32]
    /// Thresholds for 8 bits, indexed by the number of channels (0...4): rows of `side * channels` values in `0...256`,
    /// the channels of a pixel with the same one.
    private let eightBit: [[UInt32]]

    /// - Parameter ranks: a number in `0..<4096` per cell, row by row.
    private init(ranks: [UInt16]) {
        precondition(ranks.count == Self.side * Self.side, "a rank per cell")
        thresholds = ranks.map { Int32($0) * 2 + 1 }
        let coarse = thresholds.map { (UInt32($0) * 257) >> Self.thresholdBits }
        eightBit = (0...4).map { channels in coarse.flatMap { repeatElement($0, count: channels) } }
    }

    /// Thresholds are below `1 << thresholdBits`.
    public static let thresholdBits = 13

    /// The `side` thresholds of a row of the picture, to be repeated along it.
    public func thresholds(ofRow row: Int) -> ArraySlice<Int32> {
        let start = row % Self.side * Self.side
        return thresholds[start..<start + Self.side]
    }

    /// Rounds one row to eight bits.
    ///
    /// - Parameters:
    ///   - samples: the whole row, 16 bits, `channels` samples a pixel.
    ///   - row: the row's index in the frame, which selects the thresholds.
    ///   - bytes: receives one value per sample.
    public func round(
        _ samples: UnsafeBufferPointer<UInt16>, channels: Int, row: Int, into bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        precondition(bytes.count >= samples.count && (1...4).contains(channels))
        guard let source = samples.baseAddress, let target = bytes.baseAddress else { return }
        let length = Self.side * channels
        eightBit[channels].withUnsafeBufferPointer { table in
            guard let pattern = table.baseAddress.map({ $0 + row % Self.side * length }) else { return }
            var start = 0
            while start < samples.count {
                let count = min(length, samples.count - start)
                let (from, to) = (source + start, target + start)
                for index in 0..<count {
                    // (v + t) / 257 without a division; exact for sums up to 65791.
                    to[index] = UInt8(truncatingIfNeeded: ((UInt32(from[index]) &+ pattern[index]) &* 0xFF01) >> 24)
                }
                start += count
            }
        }
    }

    /// Rounds one row to ten bits, in `0...1023`. See ``round(_:channels:row:into:)``.
    public func roundToTenBits(
        _ samples: UnsafeBufferPointer<UInt16>, row: Int, into words: UnsafeMutableBufferPointer<UInt16>
    ) {
        precondition(words.count >= samples.count)
        let pattern = thresholds(ofRow: row)
        pattern.withUnsafeBufferPointer { pattern in
            for index in 0..<samples.count {
                // v * 1023 / 65535 = v * 341 / 21845; the threshold is scaled to the divisor.
                let threshold = (UInt32(pattern[index % Self.side]) * 21845) >> Self.thresholdBits
                words[index] = UInt16(truncatingIfNeeded: (UInt32(samples[index]) * 341 + threshold) / 21845)
            }
        }
    }
}

extension OrderedDither {
    /// The recursive pattern by bit reversal and interleaving. Each of its 64 ranks becomes the middle of 64 of ours.
    private static func bayerRanks() -> [UInt16] {
        (0..<side * side).map { cell in
            let (x, y) = (cell % 8, cell / side % 8)
            let rank = (0..<3).reduce(0) { rank, bit in
                rank << 2 | ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1)
            }
            return UInt16(rank * 64 + 32)
        }
    }
}
