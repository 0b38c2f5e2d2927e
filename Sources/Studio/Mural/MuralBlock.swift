// SPDX-License-Identifier: MIT
import Networks

/// A block of a mural: its units, their places, and the values to show for each.
struct MuralBlock: Sendable {
    enum Topic: Hashable, Sendable {
        /// The outputs of the units of a hidden layer, which is counted from 0.
        case answers(layer: Int)
        /// The contribution of each unit of the last hidden layer to each output.
        case contributions
        /// The sum of the contributions and the biases, for each output.
        case sums
    }

    let topic: Topic
    /// The units in the order in which they are shown; ``Topic/sums`` has one place, which is not a unit's.
    let places: [UnitPlace]
    let columns: Int
    /// The importance of each of those units, see `UnitImportance`; nil where the order does not need it and computing
    /// it would take long.
    let importances: [Double]?
    /// The value that is shown in full colour, for each place.
    var scales: [Float] = []

    /// The layer whose units the block shows, counted from 0; nil for ``Topic/sums``.
    func layer(of shape: NetworkShape) -> Int? {
        switch topic {
        case .answers(let layer): layer
        case .contributions: shape.hidden.count - 1
        case .sums: nil
        }
    }

    /// Number of pictures at each place.
    func pictureCount(of shape: NetworkShape) -> Int {
        if case .answers = topic { 1 } else { shape.outputChannels }
    }

    func label(at place: Int) -> String { topic == .sums ? "" : places[place].label }
}

/// The unit at a place of a mural.
struct UnitPlace: Hashable, Sendable {
    /// The unit's index, counted from 0.
    let unit: Int
    /// Whether its outputs are shown with the opposite sign: the negative of a tanh unit does the same work.
    var isNegated = false

    /// Its number, counted from 1, with a minus sign when its negative is shown.
    var label: String { (isNegated ? "\u{2212}" : "") + "\(unit + 1)" }
}
