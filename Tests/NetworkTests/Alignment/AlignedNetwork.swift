// SPDX-License-Identifier: MIT
import Basics
import Networks
import UnitMatching

/// A network to align, of a kind of its own.
struct AlignedNetwork: CustomStringConvertible, Sendable {
    let shape: NetworkShape

    var description: String { "\(shape)\(shape.hasFirstBiasOnly ? ", first biases only" : "")" }

    /// Weights of sizes that learned networks have.
    func weights(seed: UInt64) -> Weights {
        var storage = [Float](repeating: 0, count: shape.parameterCount)
        for (index, layer) in shape.layers.enumerated() {
            let source = RandomSource(seed: seed, stream: .initialWeights, substream: UInt64(index))
            let gain = shape.activation == .sigmoid ? 4.0 : index == 0 ? 3 : 1.5
            for (place, parameter) in layer.weights.enumerated() {
                storage[parameter] = Float(gain * source.normal(at: UInt64(place)) / Double(layer.inputs).squareRoot())
            }
            if shape.hasFirstBiasOnly && index > 0 { continue }
            for (place, parameter) in layer.biases.enumerated() {
                storage[parameter] = Float(source.normal(at: UInt64(layer.weightCount + place)))
            }
        }
        return Weights(shape: shape, storage: storage)
    }

    /// The same network with its units moved about in every way that its activation allows.
    func scrambled(_ weights: Weights, seed: UInt64) -> Weights {
        var units = HiddenUnits(weights)
        let signs = units.symmetry.signs
        for (layer, count) in shape.hidden.enumerated() {
            let source = RandomSource(seed: seed, stream: .samples, substream: UInt64(layer))
            let order = (0..<count).sorted { source.bits(at: UInt64($0)) < source.bits(at: UInt64($1)) }
            let hasBias = layer == 0 || !shape.hasFirstBiasOnly
            let moves = order.map { unit in
                let draw = UInt64(count + unit)
                var (sign, answer) = signs[source.integer(below: signs.count, at: draw)]
                var move = UnitMove(source: unit)
                if units.symmetry == .periodic && hasBias {
                    let turns = 2 * Double(source.integer(below: 3, at: draw + 1000)) - 2
                    move.halfTurns = turns + (sign == answer ? 0 : 1)
                } else if units.symmetry == .periodic {
                    answer = sign
                }
                sign = shape.activation == .relu ? 1 : sign
                (move.sign, move.negates) = (sign, answer < 0)
                return move
            }
            units.move(moves, in: layer)
        }
        return units.weights
    }

    static let all: [AlignedNetwork] = Activation.allCases.flatMap { activation in
        let isSine = activation == .sine
        return [
            NetworkShape(encoding: .none, hidden: [17], activation: activation, output: .sigmoid),
            NetworkShape(
                encoding: .fourier(count: 5, sigma: 1, seed: 1), hidden: [3, 17, 1, 16], activation: activation,
                output: isSine ? .linear : .sigmoid, outputChannels: 4),
            NetworkShape(
                coordinates: .classic, encoding: .none, hidden: [15, 33], activation: activation, output: .sigmoid,
                outputChannels: 1, hasFirstBiasOnly: true),
            NetworkShape(encoding: .none, hidden: [1, 1], activation: activation, output: .sigmoid),
            NetworkShape(
                encoding: .none, hidden: Array(repeating: 7, count: 6), activation: activation, output: .sigmoid),
        ].map { AlignedNetwork(shape: $0) }
    }
}
