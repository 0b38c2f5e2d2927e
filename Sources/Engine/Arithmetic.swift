// SPDX-License-Identifier: MIT
import Basics
import Kernels
import Networks
import Raster

/// The numbers in which a network is evaluated.
public enum Arithmetic: Sendable {
    case floats
    /// 16-bit integers in the deeper half of the hidden layers, nearly twice as quick there. Colours are off by some
    /// hundredths of 1/255. The activations of these layers, and of a lattice directly before them, are accurate to 16
    /// bits. Layers without weights in fixed point are evaluated in floats.
    case fixedPoint
}

extension PackedNetwork {
    /// Largest difference, at a sample of pixels, between colours in fixed point and in floats at which fixed point is
    /// used. At other pixels they then differ by less than five times as much.
    private static let tolerance: Float = 0.1 / 255
    private static let probes = 96

    /// Fixed point if it is accurate enough at a sample of pixels of a part of a picture, else floats.
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

/// A layer's weights as 16-bit integers, and for each output the factor that turns its integer sums into numbers.
struct FixedPointLayer {
    private let layout: LayerLayout
    private let weights: AlignedNumbers<Int16>
    private let units: AlignedFloats

    init(_ layout: LayerLayout) {
        self.layout = layout
        weights = AlignedNumbers(count: kn_fixed_point_integers(layout.outputs, layout.inputs))
        units = AlignedNumbers(count: kn_matrix_floats(1, layout.outputs))
    }

    /// Rounds the weights, `[outputs][inputs]`, and returns them for the kernels; without weights if they are too
    /// large.
    func load(_ matrix: UnsafePointer<Float>) -> KNFixedPoint {
        guard kn_pack_fixed_point(matrix, weights.pointer, units.pointer, layout.outputs, layout.inputs) else {
            return KNFixedPoint()
        }
        return KNFixedPoint(weights: weights.pointer, units: units.pointer)
    }
}
