// SPDX-License-Identifier: MIT
import Foundation

/// How far two pictures of one size are apart, as 8-bit pictures, which is how they are looked at.
///
/// Both are rounded to 8 bits first. Where one has fewer channels than the other it is taken as grey made RGB, and as
/// opaque. Opacity counts as a channel like the others; colours count where they cannot be seen, too.
public struct PictureComparison: Hashable, Sendable {
    /// Peak signal-to-noise ratio over all samples of all channels, in decibels: `10 log10(255^2 / mean squared error)`;
    /// infinite for equal pictures.
    public let psnr: Double
    /// Mean structural similarity of the luma, at most 1, and 1 for equal pictures. See ``StructuralSimilarity``.
    public let ssim: Double
    /// The largest difference of two samples, `0...255`.
    public let largestDifference: Int
    /// The share of pixels that differ in any channel, `0...1`.
    public let differingShare: Double

    /// - Throws: ``PictureComparisonError``.
    public init(_ first: Picture, _ second: Picture) throws(PictureComparisonError) {
        guard first.size == second.size else { throw .sizes(first.size, second.size) }
        let channels = first.channels.count > second.channels.count ? first.channels : second.channels
        let (a, b) = (first.converted(to: channels), second.converted(to: channels))
        let totals = Self.totals(a, b)
        let meanSquare = Double(totals.squares) / Double(a.samples.count)
        psnr = totals.squares == 0 ? .infinity : 10 * log10(255 * 255 / meanSquare)
        largestDifference = totals.largest
        differingShare = Double(totals.pixels) / Double(a.size.pixelCount)
        ssim = StructuralSimilarity.mean(a, b)
    }

    private static func totals(_ a: Picture, _ b: Picture) -> (squares: UInt64, largest: Int, pixels: Int) {
        var squares: UInt64 = 0
        var largest: Int32 = 0
        var pixels = 0
        let channels = a.channels.count
        a.samples.withUnsafeBufferPointer { a in
            b.samples.withUnsafeBufferPointer { b in
                for pixel in stride(from: 0, to: a.count, by: channels) {
                    var sum: Int32 = 0
                    for index in pixel..<pixel + channels {
                        let difference = Int32(Picture.eightBit(a[index])) - Int32(Picture.eightBit(b[index]))
                        sum += difference * difference
                        largest = max(largest, abs(difference))
                    }
                    squares += UInt64(sum)
                    if sum > 0 { pixels += 1 }
                }
            }
        }
        return (squares, Int(largest), pixels)
    }
}
