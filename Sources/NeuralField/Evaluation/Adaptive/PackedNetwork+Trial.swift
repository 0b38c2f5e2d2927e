// SPDX-License-Identifier: MIT
import Raster

extension PackedNetwork {
    /// Colours that are drawn in fixed point may differ by so much from those in floats at a sample of pixels; anywhere they
    /// then differ by less than five times as much.
    private static let tolerance: Float = 0.1 / 255
    private static let probes = 96

    /// Fixed point where it gives a sample of a part of a picture well enough, else floats.
    func arithmetic(
        forColumns columns: Range<Int>, rows: Range<Int>, of plane: PicturePlane, scratch: Scratch
    ) -> Arithmetic {
        guard hasFixedPoint else { return .floats }
        let pixels = PixelSize(width: columns.count, height: rows.count).scatteredPixels(Self.probes).map {
            (column: columns.lowerBound + $0.column, row: rows.lowerBound + $0.row)
        }
        func outputs(_ arithmetic: Arithmetic) -> [Float] {
            evaluateOutputs(at: pixels, of: plane, from: nil, arithmetic: arithmetic, scratch: scratch)
        }
        return differences(outputs(.fixedPoint), outputs(.floats)).allSatisfy { $0 <= Self.tolerance }
            ? .fixedPoint : .floats
    }
}
