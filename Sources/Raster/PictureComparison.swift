// SPDX-License-Identifier: MIT

/// Measures of the difference between two pictures of one size, as 8-bit pictures.
///
/// Both are first rounded to 8 bits and converted to the channels of the one that has more. Opacity counts like any
/// other channel. Colours count multiplied by it, because those of transparent pixels are invisible.
public struct PictureComparison: Hashable, Sendable {
    /// Peak signal-to-noise ratio over all samples, in decibels; infinite for equal pictures. See ``SquaredError``.
    public let psnr: Double
    /// Mean structural similarity of the luma, at most 1, and 1 for equal pictures. See ``StructuralSimilarity``.
    public let ssim: Double
    /// The largest absolute difference of two samples, `0...255`.
    public let largestDifference: Int
    /// The fraction of pixels that differ in any channel, `0...1`.
    public let differingShare: Double

    /// - Throws: ``PictureComparisonError``.
    public init(_ first: Picture, _ second: Picture) throws(PictureComparisonError) {
        guard first.size == second.size else { throw .sizes(first.size, second.size) }
        let channels = first.channels.count > second.channels.count ? first.channels : second.channels
        let (a, b) = (first.converted(to: channels), second.converted(to: channels))
        let totals = Self.totals(a, b)
        psnr = SquaredError(a, b).psnr
        largestDifference = totals.largest
        differingShare = Double(totals.pixels) / Double(a.size.pixelCount)
        ssim = StructuralSimilarity.mean(a, b)
    }

    private static func totals(_ a: Picture, _ b: Picture) -> (largest: Int, pixels: Int) {
        var largest = 0
        var pixels = 0
        let channels = a.channels.count
        let hasOpacity = a.channels == .rgba
        a.samples.withUnsafeBufferPointer { a in
            b.samples.withUnsafeBufferPointer { b in
                for pixel in stride(from: 0, to: a.count, by: channels) {
                    var most = 0
                    for index in pixel..<pixel + channels {
                        let difference =
                            hasOpacity
                            ? Picture.visibleEightBit(index, of: a) - Picture.visibleEightBit(index, of: b)
                            : Int(Picture.eightBit(a[index])) - Int(Picture.eightBit(b[index]))
                        most = max(most, abs(difference))
                    }
                    largest = max(largest, most)
                    if most > 0 { pixels += 1 }
                }
            }
        }
        return (largest, pixels)
    }
}
