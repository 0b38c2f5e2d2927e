// SPDX-License-Identifier: MIT

/// The cost of each unit of a hidden layer in each place: its part of the squared distance to the reference, less the
/// terms that do not depend on the choice.
struct PairCosts {
    /// `[place][source]`, each for the transformation of the least cost.
    private(set) var costs: [Double]
    /// The magnitude of the sums whose differences the costs are.
    private(set) var scale = 0.0
    private let count: Int
    private let symmetry: UnitSymmetry
    private let hasBias: Bool
    /// `[place][source]`: products of the units' rows of weights, and of the next layer's columns for them.
    private let rowProducts: [Double]
    private let columnProducts: [Double]
    private let rowImportance: Double
    private let columnImportance: Double
    private let ourBiases: [Double]
    private let theirBiases: [Double]

    /// - Parameter importances: by layer, the weight of its squared differences; nil for 1.
    init(reference: HiddenUnits, units: HiddenUnits, layer: Int, importances: [Double]? = nil) {
        rowImportance = importances?[layer] ?? 1
        columnImportance = importances?[layer + 1] ?? 1
        count = reference.shape.hidden[layer]
        symmetry = reference.symmetry
        hasBias = layer == 0 || !reference.shape.hasFirstBiasOnly
        let inputs = reference.shape.layers[layer].inputs
        rowProducts = DoubleMatrix.columnProducts(
            DoubleMatrix.transposed(reference.matrices[layer], columns: inputs), count,
            DoubleMatrix.transposed(units.matrices[layer], columns: inputs), count)
        columnProducts = DoubleMatrix.columnProducts(
            reference.matrices[layer + 1], count, units.matrices[layer + 1], count)
        ourBiases = reference.biases[layer]
        theirBiases = units.biases[layer]
        costs = []
        costs.reserveCapacity(count * count)
        for place in 0..<count {
            for source in 0..<count { costs.append(best(place: place, source: source).cost) }
            scale += abs(presentCost(place: place)) + rowImportance * ourBiases[place] * ourBiases[place]
        }
    }

    /// The cheapest move of a unit to a place; given `negating`, the cheapest that negates its answer, or that does
    /// not.
    func best(place: Int, source: Int, negating: Bool? = nil) -> (cost: Double, move: UnitMove) {
        var best: (cost: Double, move: UnitMove)?
        for (sign, answer) in symmetry.signs where negating == nil || negating == (answer < 0) {
            var move = UnitMove(source: source, sign: sign, negates: answer < 0)
            // Without a bias there is nothing to turn.
            if !hasBias && sign != answer && symmetry == .periodic { continue }
            if hasBias && symmetry == .periodic {
                let turns = (ourBiases[place] - sign * theirBiases[source]) / .pi
                let parity = sign == answer ? 0.0 : 1
                move.halfTurns = 2 * ((turns - parity) / 2).rounded() + parity
            }
            let cost = cost(place: place, move)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, move) }
        }
        guard let best else { preconditionFailure("a unit may stay as it is, and where signs change, change its own") }
        return best
    }

    func presentCost(place: Int) -> Double { cost(place: place, UnitMove(source: place)) }

    private func cost(place: Int, _ move: UnitMove) -> Double {
        let pair = place * count + move.source
        let (ours, theirs) = (ourBiases[place], theirBiases[move.source])
        let bias = move.sign * theirs + move.halfTurns * .pi
        let row = (ours - bias) * (ours - bias) - ours * ours - theirs * theirs - 2 * move.sign * rowProducts[pair]
        return rowImportance * row - columnImportance * 2 * (move.negates ? -1 : 1) * columnProducts[pair]
    }
}
