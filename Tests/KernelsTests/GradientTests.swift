// SPDX-License-Identifier: MIT
import Engine
import Networks
import Testing

@Suite struct GradientTests {
    @Test(
        "gradients agree with finite differences", arguments: Activation.allCases, [OutputActivation.sigmoid, .linear])
    func finiteDifferences(activation: Activation, output: OutputActivation) {
        let shape = NetworkShape(
            encoding: .fourier(count: 5, sigma: 1, seed: 1), hidden: [9, 6], activation: activation, output: output)
        let start = weights(shape)
        let points = numbers(2 * 20, seed: 1)
        let targets = numbers(3 * 20, seed: 2)
        let run = NetworkRun(start, points: points, targets: targets, tier: .fastest)
        let step: Float = 1 / 256
        let parameters = stride(from: 0, to: start.storage.count, by: 3)
        var misses = 0
        for parameter in parameters {
            func error(_ offset: Float) -> Double {
                var moved = start
                moved.storage[parameter] += offset
                return NetworkRun(moved, points: points, targets: targets, tier: .fastest).error
            }
            let difference = (error(step) - error(-step)) / Double(2 * step)
            // The term of the third derivative, of the order of step^2, plus the resolution of floats.
            let bound = 0.02 * (1 + abs(difference))
            if abs(difference - Double(run.gradient[parameter])) > bound { misses += 1 }
        }
        // Only a ReLU has kinks, and the difference quotient of a step across one is not the gradient.
        #expect(misses <= (activation == .relu ? parameters.underestimatedCount / 20 : 0))
    }

    @Test("a block boundary leaves no trace in a gradient")
    func blocks() {
        let shape = NetworkShape(encoding: .none, hidden: [20], activation: .tanh, output: .sigmoid)
        let start = weights(shape)
        let points = numbers(2 * 200, seed: 1)
        let targets = numbers(3 * 200, seed: 2)
        let network = PackedNetwork(start, tier: .fastest)
        let scratch = PackedNetwork.Scratch(for: network)
        func gradient(cutAt cut: Int) -> [Float] {
            let sum = Gradient(shape: shape)
            for range in [0..<cut, cut..<200] {
                _ = points[(2 * range.lowerBound)..<(2 * range.upperBound)].withContiguousStorageIfAvailable { points in
                    targets[(3 * range.lowerBound)..<(3 * range.upperBound)].withContiguousStorageIfAvailable {
                        network.accumulateGradient(points, targets: $0, scale: 1, into: sum, scratch: scratch)
                    }
                }
            }
            return sum.flat
        }
        #expect(gradient(cutAt: 1) == gradient(cutAt: 96))
        #expect(gradient(cutAt: 77) == gradient(cutAt: 96))
    }
}
