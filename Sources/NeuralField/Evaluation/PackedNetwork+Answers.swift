// SPDX-License-Identifier: MIT
import Kernels

extension PackedNetwork {
    /// What the units of a hidden layer answer at some points.
    ///
    /// - Parameters:
    ///   - layer: counted from 0.
    ///   - points: `[count][2]`, as ``PicturePlane`` gives them.
    /// - Returns: `[count][units]`.
    public func answers(ofLayer layer: Int, at points: [Float], scratch: Scratch) -> [Float] {
        precondition(scratch.shape == shape, "scratch memory belongs to one shape")
        var part = network
        part.layer_count = layer + 1
        let (count, units) = (points.count / 2, shape.hidden[layer])
        let matrix = AlignedFloats(count: kn_matrix_floats(count, units))
        return [Float](unsafeUninitializedCapacity: count * units) { answers, initializedCount in
            points.withUnsafeBufferPointer { points in
                kn_evaluate_matrix(
                    tier.kernel, &part, points.baseAddress, count, matrix.pointer, scratch.memory.pointer)
            }
            kn_unpack(matrix.pointer, answers.baseAddress, count, units)
            initializedCount = count * units
        }
    }
}
