// SPDX-License-Identifier: MIT

/// A network's weights while its hidden units are moved about, in double precision.
///
/// Sigmoid layers that have biases are seen from the middle of their range: with `y - 1/2` for every answer `y` (the
/// bias takes up half the row's sum) a sigmoid is an odd function, and `1 - y` is no special case.
package struct HiddenUnits: Sendable {
    package let shape: NetworkShape
    package let symmetry: UnitSymmetry
    /// By layer, `[outputs][inputs]`.
    private(set) var matrices: [[Double]]
    /// By layer.
    private(set) var biases: [[Double]]
    /// By hidden layer, what the units now in each place were in the weights this began with.
    private(set) var moves: [[UnitMove]]

    package init(_ weights: Weights) {
        shape = weights.shape
        symmetry = UnitSymmetry(shape)
        matrices = shape.layers.map { weights.storage[$0.weights].map(Double.init) }
        biases = shape.layers.map { weights.storage[$0.biases].map(Double.init) }
        moves = shape.hidden.map { (0..<$0).map { UnitMove(source: $0) } }
        shiftBiases(by: 0.5)
    }

    /// The weights as they are now.
    package var weights: Weights {
        var plain = self
        plain.shiftBiases(by: -0.5)
        var storage: [Float] = []
        storage.reserveCapacity(shape.parameterCount)
        for (matrix, bias) in zip(plain.matrices, plain.biases) {
            storage += matrix.lazy.map(Float.init)
            storage += bias.lazy.map(Float.init)
        }
        return Weights(shape: shape, storage: storage)
    }

    /// Adds a share of each row's sum to its bias, where answers are counted from a sigmoid's middle.
    private mutating func shiftBiases(by share: Double) {
        guard shape.activation == .sigmoid && symmetry == .odd else { return }
        for (index, layer) in shape.layers.enumerated().dropFirst() {
            for row in 0..<layer.outputs {
                var sum = 0.0
                for place in row * layer.inputs..<(row + 1) * layer.inputs { sum += matrices[index][place] }
                biases[index][row] += share * sum
            }
        }
    }

    /// Puts other units of a hidden layer in the places of that layer; the picture stays.
    ///
    /// - Parameter changes: by place; their sources are each unit once.
    package mutating func move(_ changes: [UnitMove], in layer: Int) {
        let layout = shape.layers[layer]
        let next = shape.layers[layer + 1]
        let (rows, columns, bias) = (matrices[layer], matrices[layer + 1], biases[layer])
        moves[layer] = changes.map { $0.after(moves[layer][$0.source]) }
        for (place, change) in changes.enumerated() {
            for input in 0..<layout.inputs {
                matrices[layer][place * layout.inputs + input] =
                    change.sign * rows[change.source * layout.inputs + input]
            }
            biases[layer][place] = change.sign * bias[change.source] + change.halfTurns * .pi
            for output in 0..<next.outputs {
                let weight = columns[output * next.inputs + change.source]
                matrices[layer + 1][output * next.inputs + place] = change.negates ? -weight : weight
            }
        }
    }
}
