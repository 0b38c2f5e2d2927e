// SPDX-License-Identifier: MIT
import Kernels

extension PackedNetwork {
    /// What the first half of the layers gives at some points, before its last activation.
    ///
    /// - Parameter points: `[count][2]`.
    /// - Returns: a matrix `[count][features]` in the kernels' order.
    func evaluateTrunk(_ points: [Float], scratch: Scratch) -> AlignedFloats {
        guard let halves else { preconditionFailure("this network has no halves") }
        let count = points.count / 2
        let values = AlignedFloats(count: kn_matrix_floats(count, features(of: halves.trunk)))
        points.withUnsafeBufferPointer { points in
            withUnsafePointer(to: halves.trunk) {
                kn_evaluate_matrix(
                    tier.kernel, $0, points.baseAddress, count, values.pointer, scratch.memory.pointer)
            }
        }
        return values
    }

    /// The colours that the second half of the layers gives between the points of a lattice.
    ///
    /// - Parameters:
    ///   - places: `[count][2]`, as ``TrunkLattice/place(column:row:)`` gives them.
    ///   - colours: filled with `[count][channels]`.
    func evaluate(
        _ trunk: TrunkLattice, at places: UnsafeBufferPointer<Float>, into colours: UnsafeMutableBufferPointer<Float>,
        scratch: Scratch
    ) {
        guard let halves else { preconditionFailure("this network has no halves") }
        let lattice = KNLattice(
            columns: trunk.columns, rows: trunk.rows, features: features(of: halves.trunk),
            values: trunk.values.pointer, activation: halves.activation)
        withUnsafePointer(to: lattice) { lattice in
            var branch = halves.branch
            branch.lattice = lattice
            kn_evaluate(
                tier.kernel, &branch, places.baseAddress, places.count / 2, colours.baseAddress,
                scratch.memory.pointer)
        }
    }

    private func features(of trunk: KNNetwork) -> Int { trunk.layers[trunk.layer_count - 1].outputs }
}
