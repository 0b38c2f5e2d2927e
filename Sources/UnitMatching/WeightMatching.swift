// SPDX-License-Identifier: MIT

/// Matches the hidden units of a network to a reference's such that their weights come close.
///
/// Git Re-Basin's weight matching (Ainsworth, Hayase and Srinivasa 2022, algorithm 1): one layer after another gets the
/// best arrangement while the others keep theirs, until none gets better. Signs and half turns are chosen with the
/// partner. Each change shortens the distance, so it ends.
///
/// Distances are counted relative to each layer's size. Otherwise the layers with the largest weights would decide, and
/// the first ones, on which all others build, would stay unmatched (docs/notes/alignment.md).
struct WeightMatching {
    private let reference: HiddenUnits
    /// Each layer's weight of its squared differences.
    private let importances: [Double]

    init(reference: HiddenUnits, units: HiddenUnits) {
        self.reference = reference
        // Moving units about changes no matrix's size.
        importances = zip(reference.matrices, units.matrices).map { ours, theirs in
            let size = (Self.squaredSize(ours) * Self.squaredSize(theirs)).squareRoot()
            return size > 0 ? 1 / size : 1
        }
    }

    private static func squaredSize(_ matrix: [Double]) -> Double { matrix.reduce(0) { $0 + $1 * $1 } }

    /// Gains smaller than this fraction of ``PairCosts/scale`` are rounding.
    private static let leastGain = 1e-9

    func match(_ units: inout HiddenUnits) {
        let layers = Array(reference.shape.hidden.indices)
        var settled = 0
        while settled < layers.count {
            for layer in layers where settled < layers.count {
                settled = improve(&units, layer: layer) ? 1 : settled + 1
            }
        }
    }

    /// Rearranges one hidden layer; false if it is at its best already.
    private func improve(_ units: inout HiddenUnits, layer: Int) -> Bool {
        let pairs = PairCosts(reference: reference, units: units, layer: layer, importances: importances)
        let count = reference.shape.hidden[layer]
        let sources = LinearAssignment.columns(costs: pairs.costs, count: count)
        let changes = sources.enumerated().map { pairs.best(place: $0.offset, source: $0.element).move }
        let cost = sources.enumerated().reduce(0) { $0 + pairs.costs[$1.offset * count + $1.element] }
        let present = (0..<count).reduce(0) { $0 + pairs.presentCost(place: $1) }
        guard cost < present - Self.leastGain * pairs.scale else { return false }
        units.move(changes, in: layer)
        return true
    }
}
