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
