// SPDX-License-Identifier: MIT
import Networks

/// A network's weights while its hidden units are moved about, in double precision.
///
/// If all layers have biases, a sigmoid's answer `y` is counted from the middle of its range, as `y - 1/2`, and the
/// next layer's biases take up half their row's sum. So a sigmoid is an odd function, and `1 - y` is not a special
/// case.
package struct HiddenUnits: Sendable {
    package let shape: NetworkShape
    package let symmetry: UnitSymmetry
    /// Each layer's weights, `[outputs][inputs]`.
    private(set) var matrices: [[Double]]
    /// Each layer's biases, `[outputs]`.
    private(set) var biases: [[Double]]
    /// By hidden layer and place, the move of the original weights' unit that is there now.
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

    /// Adds the fraction `share` of each row's sum to its bias, if answers are counted from a sigmoid's middle.
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

    /// Permutes and transforms the units of a hidden layer; the picture stays the same.
    ///
    /// - Parameter changes: the move into each place; each unit is the source of exactly one.
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

/// The move of a hidden unit to a place in its layer, with a transformation that its activation's symmetry allows.
///
/// With `z` the sum and `y` the answer of the unit that was at `source`, the moved unit's sum is
/// `sign * z + halfTurns * pi`, and its answer is `y` or, if ``negates``, `-y` (`1 - y` for a sigmoid unit).
package struct UnitMove: Hashable, Sendable {
    package var source: Int
    /// Factor of the unit's sum: 1 or -1.
    package var sign = 1.0
    /// Half turns added to the unit's sum; only sine units turn.
    package var halfTurns = 0.0
    /// Whether the answer changes its sign; the next layer's weights compensate.
    package var negates = false

    package init(source: Int, sign: Double = 1, halfTurns: Double = 0, negates: Bool = false) {
        self.source = source
        self.sign = sign
        self.halfTurns = halfTurns
        self.negates = negates
    }

    /// Whether the unit stays where and as it is.
    func isNothing(at place: Int) -> Bool { self == UnitMove(source: place) }

    /// The composition of `first` and then this move.
    func after(_ first: UnitMove) -> UnitMove {
        UnitMove(
            source: first.source, sign: sign * first.sign, halfTurns: sign * first.halfTurns + halfTurns,
            negates: negates != first.negates)
    }
}

/// The transformations of a single hidden unit that do not change the picture.
package enum UnitSymmetry: Hashable, Sendable {
    /// No transformation.
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
            // A sigmoid's `1 - f(z)` needs a bias in the next layer.
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
