// SPDX-License-Identifier: MIT
import Basics
import Engine
import Kernels
import Raster

/// Matches the hidden units of a network to a reference's such that they answer alike over the picture plane.
///
/// The pairs of each layer have the greatest sum of correlations, without regard to sign where signs can be changed
/// (Li et al. 2015, "Convergent learning"; Git Re-Basin's activation matching).
struct ActivationMatching {
    let reference: HiddenUnits
    let tier: KernelTier

    /// Points each way, over the square that every picture shows.
    private static let side = 32
    /// Correlations that differ by less than this count as equal, as do those of units with constant answers; the
    /// weights then decide.
    private static let leastDifference = 1e-6

    func match(_ units: inout HiddenUnits) {
        let ours = answers(of: reference)
        let theirs = answers(of: units)
        for (layer, count) in reference.shape.hidden.enumerated() {
            let correlations = DoubleMatrix.columnProducts(ours[layer], count, theirs[layer], count)
            // The next layer's units are not matched yet, so only the weights that lead to this layer's units are
            // compared.
            let importances = reference.matrices.indices.map { $0 == layer ? 1.0 : 0 }
            let pairs = PairCosts(reference: reference, units: units, layer: layer, importances: importances)
            let tie = pairs.scale > 0 ? Self.leastDifference / pairs.scale : 0
            let costs = zip(correlations, pairs.costs).map { correlation, distance in
                tie * distance - (reference.symmetry.changesAnswers ? abs(correlation) : correlation)
            }
            let sources = LinearAssignment.columns(costs: costs, count: count)
            // The answers do not determine the signs and turns of sine and Gaussian units; the weights decide.
            let changes = sources.enumerated().map { place, source in
                pairs.best(
                    place: place, source: source,
                    negating: reference.symmetry.changesAnswers && correlations[place * count + source] < 0
                ).move
            }
            units.move(changes, in: layer)
        }
    }

    /// The answers of each hidden layer's units, `[points][units]`, each unit's with mean 0 and length 1.
    private func answers(of units: HiddenUnits) -> [[Double]] {
        let network = PackedNetwork(units.weights, tier: tier)
        let size = PixelSize(width: Self.side, height: Self.side)
        let plane = PicturePlane(size: size, coordinates: units.shape.coordinates)
        var points: [Float] = []
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                let point = plane.point(column: column, row: row)
                points += [point.0, point.1]
            }
        }
        let scratch = PackedNetwork.Scratch(for: network)
        return units.shape.hidden.indices.map { layer in
            Self.normalised(
                network.answers(ofLayer: layer, at: points, scratch: scratch), columns: units.shape.hidden[layer])
        }
    }

    /// The values with each column's mean subtracted and its length made 1; a constant column becomes 0.
    private static func normalised(_ values: [Float], columns: Int) -> [Double] {
        let rows = values.count / columns
        var result = values.map(Double.init)
        for column in 0..<columns {
            let places = stride(from: column, to: result.count, by: columns)
            var (sum, squares) = (0.0, 0.0)
            for place in places { sum += result[place] }
            for place in places {
                result[place] -= sum / Double(rows)
                squares += result[place] * result[place]
            }
            let factor = squares > 0 ? 1 / squares.squareRoot() : 0
            for place in places { result[place] *= factor }
        }
        return result
    }
}

extension UnitSymmetry {
    /// Whether a symmetry can change the sign of a unit's answer.
    fileprivate var changesAnswers: Bool { self == .odd || self == .periodic }
}
