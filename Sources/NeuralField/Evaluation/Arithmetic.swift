// SPDX-License-Identifier: MIT
import Kernels
import Raster

/// What a network is evaluated in.
public enum Arithmetic: Sendable {
    case floats
    /// 16-bit integers in the deeper half of the hidden layers, nearly twice as quick there: colours are off by some
    /// hundredths of 1/255. Activations there and of the lattice before are good to 16 bits. Floats wherever a network has
    /// no such weights.
    case fixedPoint
}

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

/// A layer's weights as 16-bit integers, and what 1 of each output's sums of their products stands for.
struct FixedPointLayer {
    private let layout: LayerLayout
    private let weights: AlignedNumbers<Int16>
    private let units: AlignedFloats

    init(_ layout: LayerLayout) {
        self.layout = layout
        weights = AlignedNumbers(count: kn_fixed_point_integers(layout.outputs, layout.inputs))
        units = AlignedNumbers(count: kn_matrix_floats(1, layout.outputs))
    }

    /// Rounds the weights, `[outputs][inputs]`; gives them in the kernels' terms, or nothing where they are too large.
    func load(_ matrix: UnsafePointer<Float>) -> KNFixedPoint {
        guard kn_pack_fixed_point(matrix, weights.pointer, units.pointer, layout.outputs, layout.inputs) else {
            return KNFixedPoint()
        }
        return KNFixedPoint(weights: weights.pointer, units: units.pointer)
    }
}
