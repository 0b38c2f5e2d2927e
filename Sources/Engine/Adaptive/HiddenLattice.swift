// SPDX-License-Identifier: MIT
import Kernels

/// A layer's values before its activation, at the points of a square lattice over a part of a picture.
///
/// The earlier a layer, the smoother its values. Between the points they can be interpolated, and only the layers after
/// it remain to be evaluated for a pixel.
final class HiddenLattice {
    /// Number of layers that the lattice replaces.
    let depth: Int
    let columns: LatticeAxis, rows: LatticeAxis
    /// The layer's values, as a matrix `[rows * columns][features]`.
    let values: AlignedFloats
    private let scratch: PackedNetwork.Scratch

    /// - Parameters:
    ///   - depth: one of the network's ``PackedNetwork/latticeDepths``.
    ///   - parent: a lattice of an earlier layer that extends beyond this one; nil to evaluate all layers.
    init(
        _ network: PackedNetwork, depth: Int, of plane: PicturePlane, columns: LatticeAxis, rows: LatticeAxis,
        parent: HiddenLattice?, scratch: PackedNetwork.Scratch
    ) {
        self.depth = depth
        self.columns = columns
        self.rows = rows
        self.scratch = scratch
        var pixels: [(column: Int, row: Int)] = []
        pixels.reserveCapacity(columns.count * rows.count)
        for y in 0..<rows.count {
            for x in 0..<columns.count {
                pixels.append((columns.first + x * columns.step, rows.first + y * rows.step))
            }
        }
        values = network.evaluateHidden(depth: depth, at: pixels, of: plane, from: parent, scratch: scratch)
    }
    deinit { scratch.giveBack(values) }
}

/// The points of a lattice along one axis of a picture.
struct LatticeAxis {
    /// Pixels between neighbouring points.
    let step: Int
    /// The first point's pixel.
    let first: Int
    let count: Int

    /// The points that interpolation at some pixels needs: two before a pixel's own, three after.
    init(around pixels: ClosedRange<Int>, step: Int) {
        self.step = step
        first = pixels.lowerBound - 2 * step
        count = (pixels.upperBound - first) / step + 4
    }

    /// The pixels from the first point's to the last one's.
    var reach: ClosedRange<Int> { first...first + (count - 1) * step }

    /// A pixel's position in steps from the first point, as the kernels take it.
    func place(_ pixel: Int) -> Float { Float(pixel - first) / Float(step) }
}
