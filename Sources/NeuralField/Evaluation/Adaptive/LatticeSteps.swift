// SPDX-License-Identifier: MIT
import Raster

/// How far apart the points of a drawing's lattices lie, in pixels; powers of two.
struct LatticeSteps: Hashable {
    /// Between the first colours asked for.
    let colour: Int
    /// Between the points at which the first half of the layers is evaluated; nil where that would not pay.
    let trunk: Int?

    private static let largest = 8

    /// The steps that suit a picture; nil where asking for every pixel is as quick.
    ///
    /// A colour lattice begins two learned pixels apart at most, and is halved once in any case, so that nothing that was
    /// learned slips through. Deeper layers are rougher than earlier ones; the values half way through a
    /// network need no more than the learned pixels' own distance (docs/notes/lattice.md).
    init?(size: PixelSize, sampling: PixelSampling, shape: NetworkShape) {
        guard case .adaptive(let detail) = sampling, detail > 0 else { return nil }
        let magnification = Double(size.shortSide) / Double(detail)
        colour = Self.powerOfTwo(upTo: 2 * magnification)
        guard colour >= 4 else { return nil }
        let step = Self.powerOfTwo(upTo: 0.75 * magnification)
        trunk = step >= 2 && shape.trunkDepth != nil ? step : nil
    }

    private static func powerOfTwo(upTo bound: Double) -> Int {
        var step = 1
        while Double(2 * step) <= bound && step < largest { step *= 2 }
        return step
    }
}

extension NetworkShape {
    /// Layers in the first half of the network, which a lattice may stand for; nil when there are too few to gain by it.
    var trunkDepth: Int? {
        let depth = hidden.count / 2
        return depth >= 2 || (depth == 1 && encoding != .none) ? depth : nil
    }
}
