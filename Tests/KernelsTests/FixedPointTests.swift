// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks
import Testing

/// A layer in 16-bit integers.
@Suite struct FixedPointTests {
    @Test("every tier gives the reference's bits", arguments: [1, 7, 16, 33, 100, 128, 257], [1, 5, 64, 97])
    func matchesReference(width: Int, rows: Int) throws {
        for activation in [KN_TANH, KN_SIGMOID, KN_SINE, KN_GAUSS] {
            let layer = try Layer(inputs: width, outputs: width, activation: activation)
            let truth = layer.answers(rows: rows, tier: KN_REFERENCE)
            #expect(truth.allSatisfy { $0.isFinite })
            // Outputs for another layer in fixed point are rounded to the nearest of its numbers.
            let roundedTruth = layer.roundedAnswers(rows: rows, tier: KN_REFERENCE)
            #expect(zip(roundedTruth, truth).allSatisfy { abs(Float($0) / 8192 - $1) <= 0.5 / 8192 })
            for tier in KernelTier.available {
                #expect(layer.answers(rows: rows, tier: tier.kernel) == truth, "\(tier)")
                #expect(layer.roundedAnswers(rows: rows, tier: tier.kernel) == roundedTruth, "\(tier)")
            }
        }
    }

    @Test("activations are right to 16 bits", arguments: ActivationCase.all.filter { $0.name != "relu" })
    func isActivated(row: ActivationCase) throws {
        let (steps, reach) = (-8192...8192, min(row.range.upperBound, 12))
        let layer = try Layer(inputs: 1, outputs: 1, activation: row.activation, weights: [reach])
        let answers = layer.answers(rows: steps.count, tier: .fastest, inputs: steps.map { Float($0) / 8192 })
        for (step, answer) in zip(steps, answers) {
            let truth = row.value(Double(reach) * Double(step) / 8192)
            #expect(abs(Double(answer) - truth) < 1.4e-5, "at \(step)/8192 of \(reach)")
        }
    }

    @Test("huge, infinite and NaN values are the same in every tier")
    func extremeActivations() throws {
        for activation in [KN_TANH, KN_SIGMOID] {
            let layer = try Layer(inputs: 1, outputs: 4, activation: activation, weights: [1, 1, 1, 1])
            let biases: [Float] = [1e30, -.infinity, .nan, -.nan]
            let truth = layer.roundedAnswers(rows: 3, tier: KN_REFERENCE, biases: biases)
            #expect(truth[0] == 8192 && truth[1] == (activation == KN_TANH ? -8192 : 0))
            for tier in KernelTier.available {
                #expect(layer.roundedAnswers(rows: 3, tier: tier.kernel, biases: biases) == truth, "\(tier)")
            }
        }
    }

    @Test("outputs equal those of floats except for rounding", arguments: [1, 20, 128, 1024])
    func isClose(width: Int) throws {
        let layer = try Layer(inputs: width, outputs: 19, activation: KN_IDENTITY)
        let (rounded, exact) = (layer.answers(rows: 50, tier: .fastest), layer.exactAnswers(rows: 50))
        // Half of 1/8192 at every input and half a unit at every weight, by chance up or down: five deviations.
        let inputs = layer.weightDeviation * 0.5 / 8192 / 3.0.squareRoot()
        let weights = 0.6 * Double(layer.largestUnit) * 8192 * 0.5 / 3.0.squareRoot()
        let bound = 5 * (inputs * inputs + weights * weights).squareRoot() * Double(width).squareRoot() + 1e-6
        let worst = zip(rounded, exact).map { Double(abs($0 - $1)) }.max() ?? 0
        #expect(worst <= bound, "off by \(worst), not \(bound)")
        #expect(worst > 0)
    }

    @Test("no sum overflows, however alike the signs of weights and inputs are")
    func extremes() throws {
        for size: Float in [1e-20, 1, 1e20] {
            let layer = try Layer(
                inputs: 1024, outputs: 16, activation: KN_IDENTITY, weights: [Float](repeating: size, count: 1024 * 16))
            let answer = layer.answers(rows: 1, tier: .fastest, inputs: [Float](repeating: -1, count: 1024))[0]
            #expect(abs(answer + 1024 * size) <= 1e-4 * 1024 * size, "\(answer)")
        }
    }

    @Test("zeros answer zeros; weights without a unit are refused")
    func refuses() throws {
        let zeros = try Layer(
            inputs: 40, outputs: 3, activation: KN_IDENTITY, weights: [Float](repeating: 0, count: 120))
        #expect(zeros.answers(rows: 2, tier: .fastest).allSatisfy { $0 == 0 })
        for broken: Float in [.infinity, .nan, 1e38] {
            var weights = numbers(120, seed: 1)
            weights[50] = broken
            #expect(throws: Layer.HasNoUnit.self) {
                try Layer(inputs: 40, outputs: 3, activation: KN_IDENTITY, weights: weights)
            }
        }
    }
}

/// A layer, packed for the kernels.
private struct Layer {
    struct HasNoUnit: Error {}

    let inputs: Int, outputs: Int
    private let activation: KNActivation
    private let weights: [Float]
    private let integers: AlignedNumbers<Int16>
    private let units: AlignedFloats

    init(inputs: Int, outputs: Int, activation: KNActivation, weights: [Float]? = nil) throws {
        (self.inputs, self.outputs, self.activation) = (inputs, outputs, activation)
        self.weights = weights ?? numbers(inputs * outputs, seed: 3)
        integers = AlignedNumbers(count: kn_fixed_point_integers(outputs, inputs))
        units = AlignedFloats(count: kn_matrix_floats(1, outputs))
        guard kn_pack_fixed_point(self.weights, integers.pointer, units.pointer, outputs, inputs) else {
            throw HasNoUnit()
        }
    }

    var largestUnit: Float { (0..<outputs).map { units.pointer[$0] }.max() ?? 0 }

    var weightDeviation: Double {
        (weights.reduce(0) { $0 + Double($1) * Double($1) } / Double(weights.count)).squareRoot()
    }

    /// `[rows][outputs]`.
    func answers(rows: Int, tier: KNTier, inputs given: [Float]? = nil) -> [Float] {
        let y = AlignedFloats(count: kn_matrix_floats(rows, outputs))
        forward(rows: rows, tier: tier, inputs: given, y: y.pointer, roundedY: nil)
        var answers = [Float](repeating: 0, count: rows * outputs)
        kn_unpack(y.pointer, &answers, rows, outputs)
        return answers
    }

    /// The same in fixed point.
    func roundedAnswers(rows: Int, tier: KNTier, biases: [Float] = []) -> [Int16] {
        let y = AlignedNumbers<Int16>(count: kn_matrix_floats(rows, outputs))
        forward(rows: rows, tier: tier, inputs: nil, biases: biases, y: nil, roundedY: y.pointer)
        return (0..<rows * outputs).map { place in
            let (row, output) = place.quotientAndRemainder(dividingBy: outputs)
            return y.pointer[(output / 16 * rows + row) * 16 + output % 16]
        }
    }

    private func forward(
        rows: Int, tier: KNTier, inputs given: [Float]?, biases: [Float] = [], y: UnsafeMutablePointer<Float>?,
        roundedY: UnsafeMutablePointer<Int16>?
    ) {
        let x = AlignedFloats(count: kn_matrix_floats(rows, inputs))
        let rounded = AlignedNumbers<Int16>(count: x.count)
        let bias = AlignedFloats(count: kn_matrix_floats(1, outputs))
        for (output, value) in biases.enumerated() { bias.pointer[output] = value }
        kn_pack(given ?? numbers(rows * inputs, seed: 4), x.pointer, rows, inputs)
        kn_to_fixed_point(tier, x.pointer, rounded.pointer, x.count)
        var layer = KNLayer(
            inputs: inputs, outputs: outputs, activation: activation, forward: nil, backward: nil, bias: bias.pointer,
            fixed: KNFixedPoint(weights: integers.pointer, units: units.pointer))
        kn_forward_in_fixed_point(tier, &layer, rounded.pointer, y, roundedY, rows)
    }

    func answers(rows: Int, tier: KernelTier, inputs given: [Float]? = nil) -> [Float] {
        answers(rows: rows, tier: tier.kernel, inputs: given)
    }

    /// The sums, in double precision.
    func exactAnswers(rows: Int) -> [Float] {
        let x = numbers(rows * inputs, seed: 4)
        return (0..<rows * outputs).map { place in
            let (row, output) = place.quotientAndRemainder(dividingBy: outputs)
            return Float(
                (0..<inputs).reduce(0.0) {
                    $0 + Double(x[row * inputs + $1]) * Double(weights[output * inputs + $1])
                })
        }
    }
}
