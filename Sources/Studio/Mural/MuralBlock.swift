// SPDX-License-Identifier: MIT
import Networks

/// Which units a block of a mural shows, what of them, and where.
struct MuralBlock: Sendable {
    enum Topic: Hashable, Sendable {
        /// The answers of a hidden layer, counted from 0.
        case answers(layer: Int)
        /// What the last hidden layer's units add to each output.
        case contributions
        /// What they and the biases come to.
        case sums
    }

    let topic: Topic
    /// Of ``Topic/sums`` one, which stands for no unit.
    let places: [UnitPlace]
    let columns: Int
    /// What each of those units counts, see `UnitImportance`; nil where nobody asked and finding out would take long.
    let importances: [Double]?
    /// The number at each place that is shown in full colour.
    var scales: [Float] = []

    /// The layer whose units it shows, counted from 0; nil for ``Topic/sums``.
    func layer(of shape: NetworkShape) -> Int? {
        switch topic {
        case .answers(let layer): layer
        case .contributions: shape.hidden.count - 1
        case .sums: nil
        }
    }

    /// Pictures at each place.
    func pictureCount(of shape: NetworkShape) -> Int {
        if case .answers = topic { 1 } else { shape.outputChannels }
    }

    func label(at place: Int) -> String { topic == .sums ? "" : places[place].label }
}

/// The unit that stands at a place of a mural.
struct UnitPlace: Hashable, Sendable {
    /// Counted from 0.
    let unit: Int
    /// Whether its answers are shown with the other sign, as a tanh unit's negative does the same work.
    var isNegated = false

    /// Its number counted from 1, with a minus where its negative is shown.
    var label: String { (isNegated ? "\u{2212}" : "") + "\(unit + 1)" }
}
