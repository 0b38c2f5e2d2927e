// SPDX-License-Identifier: MIT
import Raster

/// Which pixels of a drawing the network itself is asked for.
public enum PixelSampling: Hashable, Sendable {
    /// All of them, in floats.
    case everyPixel
    /// Those of a coarse lattice, and more where the lattice does not foretell them; what lies between is interpolated,
    /// to within 1/255 of what the network would say in all but a few channels of a million (docs/notes/lattice.md). Above
    /// the learned size ``Arithmetic/fixedPoint`` is used where it is good enough.
    ///
    /// `detail` is the number of pixels on the short side at which the network's finest detail is about a pixel wide:
    /// that of the learned picture, as ``PlaneMap/sampling(_:)`` adapts it.
    case adaptive(detail: Int)

    /// Whether every pixel of a picture may be asked for in fixed point: where it is larger than what was learned, so that
    /// what is measured at the learned size is exact.
    func mayRound(_ size: PixelSize) -> Bool {
        guard case .adaptive(let detail) = self else { return false }
        return size.shortSide > detail
    }
}

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
