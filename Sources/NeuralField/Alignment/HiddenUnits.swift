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

/// What takes the place of a hidden unit: another of its layer, in one of the disguises its activation allows.
///
/// With `z` the sum and `y` the answer of the unit that was at `source`, the new unit's sum is `sign * z + halfTurns * pi`
/// and its answer is `y`, or `-y` where ``negates`` (for a sigmoid unit `1 - y`).
package struct UnitMove: Hashable, Sendable {
    package var source: Int
    /// 1 or -1.
    package var sign = 1.0
    /// Only sine units turn.
    package var halfTurns = 0.0
    /// Whether the answer changes its sign, for which the next layer's weights make up.
    package var negates = false

    package init(source: Int, sign: Double = 1, halfTurns: Double = 0, negates: Bool = false) {
        self.source = source
        self.sign = sign
        self.halfTurns = halfTurns
        self.negates = negates
    }

    /// Whether the unit is where and as it was.
    func isNothing(at place: Int) -> Bool { self == UnitMove(source: place) }

    /// This move of what `first` has moved.
    func after(_ first: UnitMove) -> UnitMove {
        UnitMove(
            source: first.source, sign: sign * first.sign, halfTurns: sign * first.halfTurns + halfTurns,
            negates: negates != first.negates)
    }
}

/// What may be done to one hidden unit, besides trading places, without changing the picture.
package enum UnitSymmetry: Hashable, Sendable {
    /// Nothing.
    case none
    /// `f(-z) = -f(z)`. A sigmoid's `1 - f(z)` is the same, counted from its middle: see ``HiddenUnits``.
    case odd
    /// `f(-z) = f(z)`.
    case even
    /// Odd, and half a turn of the bias negates the answer.
    case periodic

    init(_ shape: NetworkShape) {
        self =
            switch shape.activation {
            case .tanh: .odd
            case .sine: .periodic
            case .gauss: .even
            case .relu: .none
            // A sigmoid's other face needs a bias in the next layer.
            case .sigmoid: shape.hasFirstBiasOnly ? .none : .odd
            }
    }

    /// The signs of a unit's sum and of its answer that can go together.
    package var signs: [(sum: Double, answer: Double)] {
        switch self {
        case .none: [(1, 1)]
        case .odd: [(1, 1), (-1, -1)]
        case .even: [(1, 1), (-1, 1)]
        case .periodic: [(1, 1), (1, -1), (-1, 1), (-1, -1)]
        }
    }
}
