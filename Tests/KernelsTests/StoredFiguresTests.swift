// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks
import Testing

/// The kernels against other implementations' numbers.
@Suite struct StoredFiguresTests {
    @Test("the encoding's frequencies are the stored ones, bit for bit")
    func frequencies() throws {
        let stored = try StoredFigures.read()
        #expect(stored.network.shape.encoding.frequencies == stored.frequencies)
    }

    /// A sum of n terms, each rounded, is off by at most (n + 1) ulp of its terms' sizes; activations add 8e-7
    /// (ElementaryTests). With 11 terms of about 1 a layer that makes 2e-6 a layer, and three layers 6e-6 at worst.
    @Test("colours are those of double precision", arguments: KernelTier.available)
    func colours(tier: KernelTier) throws {
        let stored = try StoredFigures.read()
        let run = NetworkRun(stored.network, points: stored.points, targets: stored.targets, tier: tier)
        #expect(run.colours.count == stored.colours.count)
        for (found, expected) in zip(run.colours, stored.colours) { #expect(abs(Double(found) - expected) < 6e-6) }
        #expect(abs(run.error - stored.error) < 2 * 6e-6 * Double(stored.colours.count))
    }

    /// Each of 23 points adds an error of a few times 6e-6 to a sum.
    @Test("gradients are those of double precision", arguments: KernelTier.available)
    func gradients(tier: KernelTier) throws {
        let stored = try StoredFigures.read()
        let run = NetworkRun(stored.network, points: stored.points, targets: stored.targets, tier: tier)
        #expect(run.gradient.count == stored.gradient.count)
        #expect(stored.gradient.filter { abs($0) > 0.1 }.count > 50)
        for (found, expected) in zip(run.gradient, stored.gradient) { #expect(abs(Double(found) - expected) < 1e-4) }
    }

    @Test("Adam's steps are those of single precision, bit for bit")
    func adam() throws {
        let stored = try StoredSteps.read()
        let count = stored.start.count
        var parameters = stored.start
        var mean = [Float](repeating: 0, count: count)
        var square = mean
        for step in stored.steps {
            kn_adam(&parameters, &mean, &square, step.gradient, count, step.rate, 0.9, 0.99, 1e-8)
            #expect(parameters == step.parameters)
            #expect(mean == step.mean)
            #expect(square == step.square)
        }
        #expect(parameters[0] == stored.start[0], "without a gradient nothing moves")
        #expect(parameters[count - 1] != stored.start[count - 1])
    }

    @Test(
        "matrices survive being packed, whatever their size", arguments: [(1, 1), (3, 16), (16, 17), (33, 5), (2, 48)])
    func packing(rows: Int, columns: Int) {
        let source = numbers(rows * columns, seed: 3)
        let packed = AlignedFloats(count: kn_matrix_floats(rows, columns))
        for index in 0..<packed.count { packed.pointer[index] = .nan }
        var unpacked = [Float](repeating: 0, count: rows * columns)
        kn_pack(source, packed.pointer, rows, columns)
        kn_unpack(packed.pointer, &unpacked, rows, columns)
        #expect(unpacked == source)
        let padding = (0..<packed.count).filter { packed.pointer[$0] == 0 }.count
        #expect(padding == packed.count - rows * columns)

        let turned = AlignedFloats(count: kn_matrix_floats(columns, rows))
        kn_pack_transposed(source, turned.pointer, rows, columns)
        var transposed = [Float](repeating: 0, count: rows * columns)
        kn_unpack(turned.pointer, &transposed, columns, rows)
        for row in 0..<rows {
            for column in 0..<columns { #expect(transposed[column * rows + row] == source[row * columns + column]) }
        }
    }

    @Test("products and gram matrices are those of double precision", arguments: [(1, 1, 1), (5, 18, 33), (40, 16, 7)])
    func products(rows: Int, inner: Int, columns: Int) {
        let (left, right) = (numbers(rows * inner, seed: 1), numbers(inner * columns, seed: 2))
        func packed(_ source: [Float], _ rows: Int, _ columns: Int) -> AlignedFloats {
            let matrix = AlignedFloats(count: kn_matrix_floats(rows, columns))
            kn_pack(source, matrix.pointer, rows, columns)
            return matrix
        }
        func unpacked(_ matrix: AlignedFloats, _ rows: Int, _ columns: Int) -> [Float] {
            var result = [Float](repeating: 0, count: rows * columns)
            kn_unpack(matrix.pointer, &result, rows, columns)
            return result
        }
        for tier in KernelTier.available.map(\.kernel) {
            let (x, y) = (packed(left, rows, inner), packed(right, inner, columns))
            let product = AlignedFloats(count: kn_matrix_floats(rows, columns))
            kn_multiply(tier, x.pointer, y.pointer, product.pointer, rows, inner, columns)
            let gram = AlignedFloats(count: kn_matrix_floats(inner, inner))
            kn_gram(tier, x.pointer, gram.pointer, rows, inner)
            let (products, grams) = (unpacked(product, rows, columns), unpacked(gram, inner, inner))
            // One rounding of at most half an ulp of the sum so far for each term, which is below 1.
            func bound(_ terms: Int) -> Double { Double(terms * terms) * Double(Float.ulpOfOne) }
            for row in 0..<rows {
                for column in 0..<columns {
                    let sum = (0..<inner).reduce(0.0) {
                        $0 + Double(left[row * inner + $1]) * Double(right[$1 * columns + column])
                    }
                    #expect(abs(Double(products[row * columns + column]) - sum) <= bound(inner))
                }
            }
            for first in 0..<inner {
                for second in 0..<inner {
                    let sum = (0..<rows).reduce(0.0) {
                        $0 + Double(left[$1 * inner + first]) * Double(left[$1 * inner + second])
                    }
                    #expect(abs(Double(grams[first * inner + second]) - sum) <= bound(rows))
                }
            }
        }
    }

    @Test("a zero matrix stays zero when it is made orthogonal")
    func zeroMatrix() {
        let matrix = AlignedFloats(count: kn_matrix_floats(9, 12))
        let scratch = AlignedFloats(count: kn_orthogonalise_floats(9, 12))
        kn_orthogonalise(KN_REFERENCE, matrix.pointer, 9, 12, scratch.pointer)
        #expect((0..<matrix.count).allSatisfy { matrix.pointer[$0] == 0 })
    }
}
