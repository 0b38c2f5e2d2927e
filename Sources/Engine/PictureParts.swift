// SPDX-License-Identifier: MIT
import Basics
import Raster

/// The pixels of a drawing at which the network is evaluated.
public enum PixelSampling: Hashable, Sendable {
    /// All pixels, in floats.
    case everyPixel
    /// The pixels of a coarse lattice, and more where the lattice predicts them badly. Pixels between are interpolated,
    /// to within 1/255 of the network's value in all but a few channels of a million (docs/notes/lattice.md). Above the
    /// learned size ``Arithmetic/fixedPoint`` is used where it is accurate enough.
    ///
    /// `detail` is the number of pixels on the short side at which the network's finest detail is about a pixel wide:
    /// the short side of the learned picture, adapted to the view by ``PlaneMap/sampling(_:)``.
    case adaptive(detail: Int)

    /// Whether a picture may be drawn in fixed point when every pixel is evaluated: only if it is larger than the
    /// learned size, so that measurements at the learned size are exact.
    func mayRound(_ size: PixelSize) -> Bool {
        guard case .adaptive(let detail) = self else { return false }
        return size.shortSide > detail
    }
}

/// The parts in which a picture is drawn, each by one thread: bands of rows, cut into parts from left to right.
///
/// They are the same for any number of threads. With ``PixelSampling/adaptive(detail:)`` each part decides by itself
/// which of its pixels are evaluated, and in what arithmetic.
public struct PictureParts: Sendable {
    /// Rows of every band but the last, which may have fewer.
    public let bandHeight: Int
    /// Columns of each part of a band, from left to right; together the picture's.
    public let columns: [Range<Int>]

    /// Pixels of a part: enough work to be worth a hand-over, little enough to spread a picture over all cores.
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

    /// The bands of some rows, the first of which begins with the first row.
    public func bands(of rows: Range<Int>) -> [Range<Int>] {
        stride(from: rows.lowerBound, to: rows.upperBound, by: bandHeight).map {
            $0..<min($0 + bandHeight, rows.upperBound)
        }
    }
}
