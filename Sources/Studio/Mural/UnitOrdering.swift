// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Engine
import Networks
import Plotting
import Raster

/// Determines the place of each unit of a network.
struct UnitOrdering {
    private let network: Weights
    /// The network whose units determine the order: the network itself, or the reference.
    private let model: Weights
    /// For each layer and each unit of `model`, the unit of `network` that is shown in its place.
    private let partners: [[UnitPlace]]
    private let order: MuralOrder
    private let size: PixelSize
    private let context: StudioContext

    /// - Throws: ``StudioFailure`` when `like` has another shape.
    init(
        of network: Weights, like: ChosenNetwork?, order: MuralOrder, side: Int, pictureSize: PixelSize,
        context: StudioContext
    ) throws {
        self.network = network
        self.order = order
        self.context = context
        size = pictureSize.scaled(toShortSide: side)
        guard let like else {
            model = network
            partners = network.shape.hidden.map { (0..<$0).map { UnitPlace(unit: $0) } }
            return
        }
        guard like.weights.shape.family == network.shape.family else {
            throw StudioFailure(
                "the network (\(network.shape)) and \"\(like.title)\" (\(like.weights.shape)) have different shapes, so no "
                    + "unit of one is like a unit of the other", .badData)
        }
        model = like.weights
        // Units are matched by their outputs, since outputs are what a mural shows.
        partners = network.aligned(to: like.weights, by: .activations, tier: context.tier).moves.map { moves in
            moves.map { UnitPlace(unit: $0.source, isNegated: $0.negates) }
        }
    }

    /// - Parameter cell: size of a cell without its label.
    func block(_ topic: MuralBlock.Topic, cell: PixelSize) -> MuralBlock {
        let layer: Int
        switch topic {
        case .answers(let index): layer = index
        case .contributions: layer = network.shape.hidden.count - 1
        case .sums: return MuralBlock(topic: topic, places: [UnitPlace(unit: 0)], columns: 1, importances: nil)
        }
        let count = network.shape.hidden[layer]
        let columns = MuralLayout.columns(for: count, of: cell)
        let importances =
            order == .importance || isCheap(layer: layer) ? importances(of: network, layer: layer) : nil
        let modelOrder: [Int] =
            switch order {
            case .unit: Array(0..<count)
            case .similarity: Self.likeness(of: model, layer: layer, size: size, columns: columns, context: context)
            case .importance:
                Self.falling(
                    model == network ? importances ?? [] : self.importances(of: model, layer: layer))
            }
        let places = modelOrder.map { partners[layer][$0] }
        return MuralBlock(
            topic: topic, places: places, columns: columns,
            importances: importances.map { values in places.map { values[$0.unit] } })
    }

    /// Whether the importances of a layer's units take only a few seconds: each takes a drawing of its own.
    private func isCheap(layer: Int) -> Bool {
        Double(network.shape.hidden[layer]) * Double(size.pixelCount) * Double(network.shape.parameterCount) < 1e11
    }

    private func importances(of weights: Weights, layer: Int) -> [Double] {
        UnitImportance.changes(ofLayer: layer, of: weights, size: size, tier: context.tier, threads: context.threads)
    }

    /// The indices by falling value; of equal values, the lower index first.
    private static func falling(_ values: [Double]) -> [Int] {
        values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    }

    private static func likeness(
        of weights: Weights, layer: Int, size: PixelSize, columns: Int, context: StudioContext
    ) -> [Int] {
        let answers = UnitAnswers(
            of: PackedNetwork(weights, tier: context.tier), layers: [layer], size: size, threads: context.threads)
        return GridArrangement.order(
            distances: answers.distances(inLayerAt: 0), count: weights.shape.hidden[layer], columns: columns)
    }
}
