// SPDX-License-Identifier: MIT
import Foundation
import Raster

/// Maps pixels to palette colours, mixing two colours where none is close.
///
/// When a colour first occurs (rounded to 8 bits), a pair of palette colours is chosen for it. The choice minimises the
/// error of the pair's best mixture plus a penalty for the difference between the two, which is visible as grain. A
/// pixel then takes one of the two by its position on the line between them and the dither's threshold at its position
/// in the picture. So palette colours are kept without grain, static parts do not flicker, and a pixel costs one
/// look-up.
final class PaletteMapper {
    private let dither: OrderedDither
    private let mixes: Bool
    private let palette: [PerceptualColour]
    /// The indices of the palette's colours by key; pixels with such a key are mapped to it without grain.
    private let residents: [Int: UInt8]
    /// For each key the pair's two indices, the first in the low byte, all bits inverted; 0 until the key occurs. No
    /// pair is 0, because index 255 is never a colour. The system allocates only the pages in use.
    private let pairs: UnsafeMutablePointer<UInt16>

    /// The number of palette colours nearest to a colour among which its pair is chosen.
    private static let candidateCount = 12
    /// The weight of a mixture's grain (its variance) relative to its squared error.
    private static let grainWeight: Float = 0.3

    /// An invisible squared error, which does not justify mixing: that of half an 8-bit step of grey.
    private static let unseenError = PerceptualColour(sRGB: .init(repeating: 128)).squaredDistance(to: .zero)

    /// - Parameter mixes: whether colours may be mixed from two.
    /// - Throws: ``EncodingError`` (`outOfMemory`).
    init(palette: GIFPalette, dither: OrderedDither, mixes: Bool) throws {
        guard let memory = calloc(1 << 24, MemoryLayout<UInt16>.stride) else { throw EncodingError.outOfMemory }
        pairs = memory.bindMemory(to: UInt16.self, capacity: 1 << 24)
        self.dither = dither
        self.mixes = mixes
        self.palette = palette.colours.map { PerceptualColour($0) }
        let keys = palette.colours.map { Int($0.red) << 16 | Int($0.green) << 8 | Int($0.blue) }
        residents = Dictionary(zip(keys, 0...), uniquingKeysWith: { first, _ in first })
    }

    deinit { free(pairs) }

    /// Maps one row; a pixel that is more than half transparent becomes `transparentIndex`.
    func map(
        _ samples: UnsafeBufferPointer<UInt16>, channels: Channels, row: Int, transparentIndex: UInt8,
        into indices: UnsafeMutableBufferPointer<UInt8>
    ) {
        let count = channels.count
        dither.thresholds(ofRow: row).withUnsafeBufferPointer { thresholds in
            palette.withUnsafeBufferPointer { palette in
                for x in 0..<indices.count {
                    let (red, green, blue) = (samples[x * count], samples[x * count + 1], samples[x * count + 2])
                    if count == 4 && samples[x * 4 + 3] < 0x8000 {
                        indices[x] = transparentIndex
                        continue
                    }
                    let pair = pair(for: Self.key(red, green, blue), among: palette)
                    let (first, second) = (Int(pair & 255), Int(pair >> 8))
                    let colour = PerceptualColour(sRGB: SIMD3(Float(red), Float(green), Float(blue)))
                    let line = palette[second] - palette[first]
                    let along = ((colour - palette[first]) * line).sum()
                    let threshold = Float(thresholds[x % OrderedDither.side]) * Self.thresholdUnit
                    indices[x] = UInt8(truncatingIfNeeded: along > threshold * (line * line).sum() ? second : first)
                }
            }
        }
    }

    private static let thresholdUnit = 1 / Float(1 << OrderedDither.thresholdBits)
}

// MARK: - Pairs

extension PaletteMapper {
    private func pair(for key: Int, among palette: UnsafeBufferPointer<PerceptualColour>) -> UInt16 {
        let known = pairs[key]
        if known != 0 { return ~known }
        let eightBit = SIMD3(Float(key >> 16), Float(key >> 8 & 255), Float(key & 255))
        let pair =
            residents[key].map { UInt16($0) | UInt16($0) << 8 }
            ?? bestPair(for: PerceptualColour(sRGB: eightBit * 257), among: palette)
        pairs[key] = ~pair
        return pair
    }

    /// The nearest 8-bit colour as a key.
    @inline(__always)
    private static func key(_ red: UInt16, _ green: UInt16, _ blue: UInt16) -> Int {
        @inline(__always) func eightBit(_ sample: UInt16) -> Int { Int(((UInt32(sample) &+ 128) &* 0xFF01) >> 24) }
        return eightBit(red) << 16 | eightBit(green) << 8 | eightBit(blue)
    }

    private func bestPair(
        for colour: PerceptualColour, among palette: UnsafeBufferPointer<PerceptualColour>
    ) -> UInt16 {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.candidateCount) { near in
            let count = nearest(to: colour, among: palette, into: near)
            guard mixes else { return UInt16(near[0]) | UInt16(near[0]) << 8 }
            var best = (cost: Float.infinity, pair: UInt16(0))
            for i in 0..<count {
                let start = palette[near[i]]
                for j in i..<count {
                    let line = palette[near[j]] - start
                    let length = (line * line).sum()
                    let share = length > 0 ? min(max(((colour - start) * line).sum() / length, 0), 1) : 0
                    let error = start + share * line - colour
                    let grain = share * (1 - share) * length
                    let cost = (error * error).sum() + Self.grainWeight * grain + (i == j ? 0 : Self.unseenError)
                    if cost < best.cost { best = (cost, UInt16(near[i]) | UInt16(near[j]) << 8) }
                }
            }
            return best.pair
        }
    }

    /// Fills `found` with the palette colours nearest to `colour`, nearest first, and returns their number. Of equally
    /// near ones the lower index comes first.
    private func nearest(
        to colour: PerceptualColour, among palette: UnsafeBufferPointer<PerceptualColour>,
        into found: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: found.count) { distances in
            var count = 0
            for index in 0..<palette.count {
                let distance = palette[index].squaredDistance(to: colour)
                guard count < found.count || distance < distances[count - 1] else { continue }
                if count < found.count { count += 1 }
                var place = count - 1
                while place > 0 && distances[place - 1] > distance {
                    distances[place] = distances[place - 1]
                    found[place] = found[place - 1]
                    place -= 1
                }
                distances[place] = distance
                found[place] = index
            }
            return count
        }
    }
}
