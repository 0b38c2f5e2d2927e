// SPDX-License-Identifier: MIT

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
