// SPDX-License-Identifier: MIT
import Raster

/// The parts that a picture is best drawn in, each by one thread: bands of rows, cut into parts from left to right.
///
/// They are the same for any number of threads. With ``PixelSampling/adaptive(detail:)`` it is parts that decide which of
/// their pixels are asked for, and in what arithmetic.
public struct PictureParts: Sendable {
    /// Of all bands but the last.
    public let bandHeight: Int
    /// Of every band's parts, together the picture's.
    public let columns: [Range<Int>]

    /// Enough work to be worth a hand-over, little enough to spread a picture over all cores.
    private static let pixels = 16384

    public init(of size: PixelSize, sampling: PixelSampling) {
        if AdaptiveTile.firstStep(of: size, sampling: sampling) != nil {
            bandHeight = AdaptiveTile.size.height
            columns = stride(from: 0, to: size.width, by: AdaptiveTile.size.width).map {
                $0..<min($0 + AdaptiveTile.size.width, size.width)
            }
        } else {
            bandHeight = min(size.height, max(1, Self.pixels / size.width))
            columns = [0..<size.width]
        }
    }

    /// The bands of some rows, from the first of these on.
    public func bands(of rows: Range<Int>) -> [Range<Int>] {
        stride(from: rows.lowerBound, to: rows.upperBound, by: bandHeight).map {
            $0..<min($0 + bandHeight, rows.upperBound)
        }
    }
}
