// SPDX-License-Identifier: MIT
import Kernels

/// The first half of a network's layers, evaluated at the points of a lattice over a part of a picture.
///
/// The values before an activation half way through a network are far smoother than its colours, so between the
/// points they can be interpolated, and only the other half of the layers is left to do for a pixel.
struct TrunkLattice {
    let step: Int
    /// The first point's pixel.
    let column: Int, row: Int
    let columns: Int, rows: Int
    /// A matrix `[rows * columns][features]`.
    let values: AlignedFloats

    /// Points that interpolation looks at beyond the last cell on either side.
    private static let margin = 2

    /// - Parameters:
    ///   - columns: of pixels whose colours will be asked for; a multiple of `step` wide.
    ///   - rows: the same for rows.
    init(
        _ network: PackedNetwork, of plane: PicturePlane, columns: ClosedRange<Int>, rows: ClosedRange<Int>, step: Int,
        scratch: PackedNetwork.Scratch
    ) {
        self.step = step
        column = columns.lowerBound - Self.margin * step
        row = rows.lowerBound - Self.margin * step
        self.columns = (columns.upperBound - columns.lowerBound) / step + 2 * Self.margin + 2
        self.rows = (rows.upperBound - rows.lowerBound) / step + 2 * Self.margin + 2
        var points: [Float] = []
        points.reserveCapacity(2 * self.columns * self.rows)
        for y in 0..<self.rows {
            for x in 0..<self.columns {
                let point = plane.point(column: column + x * step, row: row + y * step)
                points.append(point.0)
                points.append(point.1)
            }
        }
        values = network.evaluateTrunk(points, scratch: scratch)
    }

    /// A pixel's place in the lattice, as the kernels count.
    func place(column: Int, row: Int) -> (Float, Float) {
        (Float(column - self.column) / Float(step), Float(row - self.row) / Float(step))
    }
}
