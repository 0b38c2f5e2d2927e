// SPDX-License-Identifier: MIT
import Basics
import Foundation

/// The squared error of drawn pictures against their targets, over the samples rounded to 8 bits.
///
/// In pictures with opacity colours count multiplied by it, because those of transparent pixels are invisible. The sum
/// is an integer, so parts of a picture can be added in any order.
public struct SquaredError: Hashable, Sendable {
    /// Sum of squared differences, each in 1/255.
    public private(set) var sum = 0
    public private(set) var sampleCount = 0

    /// An empty sum.
    public init() {}

    /// The error between two pictures of the same size and channels.
    public init(_ picture: Picture, _ other: Picture) {
        self.init(picture, rows: 0..<other.size.height, of: other)
    }

    /// The error between `part` and the rows `rows` of `other`; both have the same width and channels.
    public init(_ part: Picture, rows: Range<Int>, of other: Picture) {
        precondition(part.size == PixelSize(width: other.size.width, height: rows.count), "a part shows its rows")
        precondition(part.channels == other.channels, "only pictures of the same channels compare")
        sampleCount = part.samples.count
        let offset = rows.lowerBound * other.size.width * other.channels.count
        let hasOpacity = part.channels == .rgba
        sum = part.samples.withUnsafeBufferPointer { part in
            other.samples.withUnsafeBufferPointer { other in
                var total = 0
                for index in 0..<part.count {
                    let difference =
                        hasOpacity
                        ? Picture.visibleEightBit(index, of: part) - Picture.visibleEightBit(offset + index, of: other)
                        : Int(Picture.eightBit(part[index])) - Int(Picture.eightBit(other[offset + index]))
                    total += difference * difference
                }
                return total
            }
        }
    }

    public static func += (total: inout SquaredError, part: SquaredError) {
        total.sum += part.sum
        total.sampleCount += part.sampleCount
    }

    /// The peak signal-to-noise ratio in dB; infinite for equal pictures.
    public var psnr: Double {
        sum == 0 ? .infinity : 10 * log10(255 * 255 * Double(sampleCount) / Double(sum))
    }
}
