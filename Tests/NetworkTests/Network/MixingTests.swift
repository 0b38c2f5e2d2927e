// SPDX-License-Identifier: MIT
import Basics
import Networks
import Testing

@Suite struct MixingTests {
    @Test("a weight file alone is itself, bit for bit, -0 and all", arguments: SampleWeights.all)
    func alone(sample: SampleWeights) {
        let weights = sample.weights
        let mixed = Weights.mixture(of: [(weights, 1)])
        #expect(mixed.shape == weights.shape)
        #expect(mixed.storage.map(\.bitPattern) == weights.storage.map(\.bitPattern))
    }

    @Test("halves of itself are itself", arguments: SampleWeights.all)
    func halves(sample: SampleWeights) {
        let weights = sample.weights
        #expect(Weights.mixture(of: [(weights, 0.5), (weights, 0.5)]) == weights)
        #expect(Weights.mixture(of: [(weights, 0.25), (weights, 1.5), (weights, -0.75)]) == weights)
    }

    @Test("terms are summed in double precision, in their order, and rounded once")
    func order() {
        let shape = NetworkShape(encoding: .none, hidden: [3], activation: .tanh, output: .sigmoid)
        func weights(_ seed: UInt64) -> Weights {
            let source = RandomSource(seed: seed, stream: .initialWeights)
            return Weights(
                shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
        }
        let terms: [(weights: Weights, coefficient: Double)] = [
            (weights(1), 0.3), (weights(2), 1.1), (weights(3), -0.4),
        ]
        let mixed = Weights.mixture(of: terms)
        for index in 0..<shape.parameterCount {
            var sum = 0.0
            for term in terms { sum += term.coefficient * Double(term.weights.storage[index]) }
            #expect(mixed.storage[index].bitPattern == Float(sum).bitPattern)
        }
        // Here the order shows: 1e300 swallows what comes before it is taken away again.
        let plain = Weights(shape: shape, storage: [Float](repeating: 1, count: shape.parameterCount))
        #expect(Weights.mixture(of: [(plain, 1), (plain, 1e300), (plain, -1e300)]).storage.allSatisfy { $0 == 0 })
        #expect(Weights.mixture(of: [(plain, 1e300), (plain, -1e300), (plain, 1)]).storage.allSatisfy { $0 == 1 })
    }
}
