// SPDX-License-Identifier: MIT
import Basics
import Networks
import Testing

/// A network whose sizes are not multiples of any tile.
struct ShapeCase: Sendable, CustomTestStringConvertible {
    let shape: NetworkShape
    /// Number of points evaluated.
    let count: Int

    var testDescription: String { "\(shape), \(count) points" }

    static let awkward: [ShapeCase] = {
        let widths = [[1], [3, 15], [16, 17], [20], [100, 100], [128, 1, 31], [257, 330]]
        let counts = [1, 7, 63, 64, 65, 97, 1000]
        let encodings: [InputEncoding] = [
            .none, .fourier(count: 1, sigma: 1, seed: 3), .fourier(count: 21, sigma: 1.5, seed: 4),
        ]
        return Activation.allCases.enumerated().flatMap { offset, activation in
            widths.indices.map { index in
                let number = index + offset
                return ShapeCase(
                    shape: NetworkShape(
                        encoding: encodings[number % encodings.count], hidden: widths[index], activation: activation,
                        output: number % 2 == 0 ? .sigmoid : .linear, outputChannels: [1, 3, 4][number % 3]),
                    count: counts[(index + 2 * offset) % counts.count])
            }
        }
    }()
}

/// Numbers of a seeded stream, between -1 and 1.
func numbers(_ count: Int, seed: UInt64) -> [Float] {
    let source = RandomSource(seed: seed, stream: .samples)
    return (0..<count).map { Float(source.uniform(at: UInt64($0)) * 2 - 1) }
}

/// Weights of a shape that keep its units out of saturation.
func weights(_ shape: NetworkShape, seed: UInt64 = 5) -> Weights {
    var storage = numbers(shape.parameterCount, seed: seed)
    for layer in shape.layers {
        for index in layer.weights { storage[index] *= 2 / Float(layer.inputs).squareRoot() }
    }
    return Weights(shape: shape, storage: storage)
}
