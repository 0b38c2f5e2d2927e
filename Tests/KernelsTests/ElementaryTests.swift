// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Kernels
import Networks
import Testing

/// An activation, its true value and derivative, and how far ours may be from them.
struct ActivationCase: Sendable, CustomTestStringConvertible {
    let name: String
    let activation: KNActivation
    let range: ClosedRange<Float>
    /// Largest absolute errors, from the polynomials' fits and the rounding of the last operations.
    let bound: Double
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double

    var testDescription: String { name }

    static let all = [
        ActivationCase(
            name: "tanh", activation: KN_TANH, range: -12...12, bound: 8e-7, value: { tanh($0) },
            slope: { 1 - tanh($0) * tanh($0) }),
        ActivationCase(
            name: "sigmoid", activation: KN_SIGMOID, range: -30...30, bound: 4e-7, value: { 1 / (1 + exp(-$0)) },
            slope: { exp(-$0) / (1 + exp(-$0)) / (1 + exp(-$0)) }),
        ActivationCase(
            name: "sine", activation: KN_SINE, range: -1000...1000, bound: 2e-7, value: { sin($0) },
            slope: { cos($0) }),
        ActivationCase(
            name: "relu", activation: KN_RELU, range: -3...3, bound: 0, value: { max(0, $0) },
            slope: { $0 > 0 ? 1 : 0 }),
        ActivationCase(
            name: "gauss", activation: KN_GAUSS, range: -8...8, bound: 4e-7, value: { exp(-$0 * $0) },
            slope: { -2 * $0 * exp(-$0 * $0) }),
        ActivationCase(
            name: "linear", activation: KN_LINEAR, range: -2...2, bound: 1e-7, value: { ($0 + 1) / 2 },
            slope: { _ in 0.5 }),
    ]
}

@Suite struct ElementaryTests {
    @Test("activations and their derivatives are right to a few units in the last place", arguments: ActivationCase.all)
    func accuracy(row: ActivationCase) {
        let count = 20001
        let inputs = (0..<count).map {
            row.range.lowerBound + (row.range.upperBound - row.range.lowerBound) * Float($0) / Float(count - 1)
        }
        for tier in KernelTier.available {
            var values = inputs
            var slopes = inputs
            kn_activate(tier.kernel, row.activation, &values, &slopes, count)
            for (index, input) in inputs.enumerated() {
                let (value, slope) = (row.value(Double(input)), row.slope(Double(input)))
                #expect(abs(Double(values[index]) - value) <= row.bound, "\(tier), at \(input)")
                #expect(abs(Double(slopes[index]) - slope) <= 2 * row.bound, "\(tier), slope at \(input)")
            }
        }
    }

    @Test("huge arguments give finite numbers")
    func hugeArguments() {
        for row in ActivationCase.all where row.activation != KN_RELU && row.activation != KN_LINEAR {
            var values: [Float] = [1e6, -1e6, 1e15, -1e30, 3e38]
            kn_activate(KN_REFERENCE, row.activation, &values, nil, values.count)
            #expect(values.allSatisfy { abs($0) <= 1 }, "\(row.name)")
        }
    }
}
