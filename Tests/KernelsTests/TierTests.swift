// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks
import Testing

@Suite struct TierTests {
    @Test("every tier gives the reference's bits", arguments: ShapeCase.awkward)
    func matchesReference(row: ShapeCase) {
        let network = weights(row.shape)
        let points = numbers(2 * row.count, seed: 1)
        let targets = numbers(row.shape.outputChannels * row.count, seed: 2)
        let truth = NetworkRun(network, points: points, targets: targets, tier: .reference)
        #expect(truth.colours.allSatisfy { $0.isFinite })
        #expect(truth.gradient.contains { $0 != 0 })
        for tier in KernelTier.available {
            #expect(NetworkRun(network, points: points, targets: targets, tier: tier) == truth, "\(tier)")
        }
    }

    @Test("an orthogonalised matrix has singular values near 1")
    func isOrthogonal() {
        let (rows, columns) = (48, 20)
        let matrix = orthogonalised(rows: rows, columns: columns)
        for first in 0..<columns {
            for second in 0..<columns {
                let product = (0..<rows).reduce(Float(0)) {
                    $0 + matrix[$1 * columns + first] * matrix[$1 * columns + second]
                }
                // Muon's coefficients leave singular values between 0.7 and 1.2, so squares between 0.45 and 1.5.
                #expect(first == second ? abs(product - 1) < 0.55 : abs(product) < 0.5)
            }
        }
    }

    @Test("the fastest tier is one of the available ones, which begin with the reference")
    func available() {
        #expect(KernelTier.available.first == .reference)
        #expect(KernelTier.available.contains(.fastest))
    }

    private func orthogonalised(rows: Int, columns: Int) -> [Float] {
        let matrix = AlignedFloats(count: kn_matrix_floats(rows, columns))
        let scratch = AlignedFloats(count: kn_orthogonalise_floats(rows, columns))
        kn_pack(numbers(rows * columns, seed: 8), matrix.pointer, rows, columns)
        kn_orthogonalise(KN_REFERENCE, matrix.pointer, rows, columns, scratch.pointer)
        var result = [Float](repeating: 0, count: rows * columns)
        kn_unpack(matrix.pointer, &result, rows, columns)
        return result
    }
}
