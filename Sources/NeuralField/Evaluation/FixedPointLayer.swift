// SPDX-License-Identifier: MIT
import Kernels

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
