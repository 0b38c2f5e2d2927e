// SPDX-License-Identifier: MIT
import Raster

/// The colours of some pictures with their weights.
///
/// Neighbouring colours are merged as far as necessary to have at most ``largestCount``.
struct ColourHistogram {
    struct Entry {
        /// The mean of the merged colours, in `0...255`.
        var colour: SIMD3<Float>
        /// The same colour as a ``PerceptualColour``.
        var place: PerceptualColour
        /// The number of pixels to the power of 3/4, so that small objects keep some colours, too.
        var weight: Float
    }

    /// The entries in the order of their colour keys.
    let entries: [Entry]

    static let largestCount = 1 << 15

    /// Counts the colours of all pixels except those that are more than half transparent.
    init(of pictures: [Picture]) {
        var counts: [UInt32: Int] = [:]
        for picture in pictures {
            let channels = picture.channels.count
            precondition(picture.channels != .grey, "a film is in colour")
            picture.samples.withUnsafeBufferPointer { samples in
                for start in stride(from: 0, to: samples.count, by: channels) {
                    guard channels == 3 || samples[start + 3] >= 0x8000 else { continue }
                    counts[Self.key(samples[start], samples[start + 1], samples[start + 2]), default: 0] += 1
                }
            }
        }
        var sorted = counts.sorted { $0.key < $1.key }.map { (key: $0.key, count: $0.value) }
        var groups = sorted.map { [$0] }
        for shift in 1...3 where groups.count > Self.largestCount {
            let mask = ~(UInt32(0x010101) << shift - 0x010101)
            sorted.sort { ($0.key & mask, $0.key) < ($1.key & mask, $1.key) }
            groups = sorted.chunked { $0.key & mask == $1.key & mask }
        }
        entries = groups.map(Self.entry)
    }

    private static func key(_ red: UInt16, _ green: UInt16, _ blue: UInt16) -> UInt32 {
        @inline(__always) func eightBit(_ sample: UInt16) -> UInt32 { (UInt32(sample) + 128) / 257 }
        return eightBit(red) << 16 | eightBit(green) << 8 | eightBit(blue)
    }

    private static func entry(_ group: [(key: UInt32, count: Int)]) -> Entry {
        var (sum, total) = (SIMD3<Float>(), Float(0))
        for (key, count) in group {
            sum += SIMD3(Float(key >> 16), Float(key >> 8 & 255), Float(key & 255)) * Float(count)
            total += Float(count)
        }
        let mean = sum / total
        // The power of 3/4 by operations that every machine rounds alike.
        let root = total.squareRoot()
        return Entry(colour: mean, place: PerceptualColour(sRGB: mean * 257), weight: root * root.squareRoot())
    }
}

extension Array {
    /// Splits the array between neighbours that do not belong together.
    fileprivate func chunked(_ belongTogether: (Element, Element) -> Bool) -> [[Element]] {
        var chunks: [[Element]] = []
        for element in self {
            if let last = chunks.last?.last, belongTogether(last, element) {
                chunks[chunks.count - 1].append(element)
            } else {
                chunks.append([element])
            }
        }
        return chunks
    }
}
