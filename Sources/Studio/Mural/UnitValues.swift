// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Engine
import Networks
import Raster

/// The values that a mural shows of one network.
struct UnitValues {
    private let answers: UnitAnswers?
    private let parts: ColourContributions?
    private let isSigmoid: Bool

    init(
        of frame: MuralSubject.Frame, blocks: [MuralBlock], size: PixelSize, shape: NetworkShape, context: StudioContext
    ) {
        let layers = blocks.compactMap { block -> Int? in
            if case .answers(let layer) = block.topic { layer } else { nil }
        }
        isSigmoid = shape.activation == .sigmoid
        answers =
            layers.isEmpty
            ? nil
            : UnitAnswers(
                of: PackedNetwork(frame.weights, tier: context.tier), layers: layers, size: size, map: frame.map,
                threads: context.threads)
        parts =
            blocks.contains { $0.topic == .contributions || $0.topic == .sums }
            ? ColourContributions(
                of: frame.weights, size: size, map: frame.map, tier: context.tier, threads: context.threads) : nil
    }

    /// A unit's output, or its contribution to each output of the network, pixel by pixel.
    func pictures(at place: UnitPlace, of topic: MuralBlock.Topic) -> [[Float]] {
        switch topic {
        case .answers(let layer):
            guard let answers, let index = answers.layers.firstIndex(of: layer) else {
                preconditionFailure("only what a mural shows is worked out")
            }
            let own = answers.picture(ofUnit: place.unit, inLayerAt: index)
            guard place.isNegated else { return [own] }
            // The counterpart of a sigmoid unit's output y is 1 - y.
            return [isSigmoid ? own.map { 1 - $0 } : own.map { -$0 }]
        case .contributions, .sums:
            guard let parts else { preconditionFailure("only what a mural shows is worked out") }
            // A unit and its negative contribute the same.
            return (0..<parts.outputCount).map {
                topic == .sums ? parts.sum(output: $0) : parts.part(ofUnit: place.unit, output: $0)
            }
        }
    }

    /// The largest absolute value of ``pictures(at:of:)``.
    func largest(at place: UnitPlace, of topic: MuralBlock.Topic) -> Float {
        pictures(at: place, of: topic).reduce(0) { largest, picture in
            picture.reduce(largest) { max($0, abs($1)) }
        }
    }
}
