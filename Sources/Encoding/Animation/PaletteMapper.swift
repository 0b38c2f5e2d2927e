// SPDX-License-Identifier: MIT
import Foundation
import Raster

/// Finds for each pixel the palette's colour, mixing two where none is close.
///
/// The first time an 8-bit colour is met, the pair of palette colours is chosen whose mixture comes closest to it, weighed
/// against how much the two differ, because that is the grain one will see. A pixel then takes the one or the other by its
/// place on the line between them and the dither's threshold at its place in the picture. So a palette colour comes back
/// as itself and is never dithered, what stands still does not flicker, and a pixel costs a look-up.
final class PaletteMapper {
    private let dither: OrderedDither
    private let mixes: Bool
    private let palette: [SIMD3<Float>]
    /// For each 8-bit colour the pair's two indices, the first in the low byte, all bits inverted; 0 until it is needed,
    /// which no pair becomes, for index 255 is never a colour. The system gives memory only to what is used of it.
    private let pairs: UnsafeMutablePointer<UInt16>

    /// Pairs are sought among so many colours around the wanted one.
    private static let candidateCount = 12
    /// What a mixture's grain (its variance) counts compared with its error (squared).
    private static let grainWeight: Float = 0.15

    /// - Parameter mixes: whether two colours may stand for one between them.
    /// - Throws: ``EncodingError`` (`outOfMemory`).
    init(palette: GIFPalette, dither: OrderedDither, mixes: Bool) throws {
        guard let memory = calloc(1 << 24, MemoryLayout<UInt16>.stride) else { throw EncodingError.outOfMemory }
        pairs = memory.bindMemory(to: UInt16.self, capacity: 1 << 24)
        self.dither = dither
        self.mixes = mixes
        self.palette = palette.colours.map {
            Self.perceptual(SIMD3(Float($0.red), Float($0.green), Float($0.blue)) * 257)
        }
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
                    let pair = pair(for: Int(red >> 8) << 16 | Int(green >> 8) << 8 | Int(blue >> 8), among: palette)
                    let (first, second) = (Int(pair & 255), Int(pair >> 8))
                    let colour = Self.perceptual(SIMD3(Float(red), Float(green), Float(blue)))
                    let line = palette[second] - palette[first]
                    let along = ((colour - palette[first]) * line).sum()
                    let threshold = Float(thresholds[x % OrderedDither.side]) * Self.thresholdUnit
                    indices[x] = UInt8(truncatingIfNeeded: along > threshold * (line * line).sum() ? second : first)
                }
            }
        }
    }

    private static let thresholdUnit = 1 / Float(1 << OrderedDither.thresholdBits)

    /// A linear image of sRGB in which distances are, on average over all colours, those of OKLab (Ottosson 2020):
    /// the Cholesky factor of the mean of its Jacobian's square.
    private static func perceptual(_ colour: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(
            0.37053 * colour.x + 0.07839 * colour.y + 0.00951 * colour.z,
            0.62490 * colour.y - 0.07541 * colour.z,
            0.32859 * colour.z)
    }
}

// MARK: - Pairs

extension PaletteMapper {
    private func pair(for key: Int, among palette: UnsafeBufferPointer<SIMD3<Float>>) -> UInt16 {
        let known = pairs[key]
        if known != 0 { return ~known }
        let eightBit = SIMD3(Float(key >> 16), Float(key >> 8 & 255), Float(key & 255))
        let pair = bestPair(for: Self.perceptual(eightBit * 257), among: palette)
        pairs[key] = ~pair
        return pair
    }

    private func bestPair(for colour: SIMD3<Float>, among palette: UnsafeBufferPointer<SIMD3<Float>>) -> UInt16 {
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
                    let cost = (error * error).sum() + Self.grainWeight * share * (1 - share) * length
                    if cost < best.cost { best = (cost, UInt16(near[i]) | UInt16(near[j]) << 8) }
                }
            }
            return best.pair
        }
    }

    /// Fills `found` with the colours around `colour`, nearest first; of equally near ones the lower index. Returns how many.
    private func nearest(
        to colour: SIMD3<Float>, among palette: UnsafeBufferPointer<SIMD3<Float>>,
        into found: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: found.count) { distances in
            var count = 0
            for index in 0..<palette.count {
                let difference = palette[index] - colour
                let distance = (difference * difference).sum()
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
