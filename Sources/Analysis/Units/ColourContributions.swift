// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// The contribution of each unit of the last hidden layer to the outputs: its answers times its weight in the output.
///
/// With the output's bias they add up to the sum from which the output's activation makes the colour.
public struct ColourContributions: Sendable {
    private let answers: UnitAnswers
    private let weights: [Float]
    private let biases: [Float]

    public let unitCount: Int
    /// 1 for grey; 3 for red, green, blue; 4 with opacity, by which the colours are then multiplied.
    public let outputCount: Int

    public init(
        of weights: Weights, size: PixelSize, map: PlaneMap = .identity, tier: KernelTier, threads: Int
    ) {
        let shape = weights.shape
        guard let last = shape.layers.last else { preconditionFailure("a network has layers") }
        self.weights = Array(weights.storage[last.weights])
        biases = Array(weights.storage[last.biases])
        (unitCount, outputCount) = (last.inputs, last.outputs)
        answers = UnitAnswers(
            of: PackedNetwork(weights, tier: tier), layers: [shape.hidden.count - 1], size: size, map: map,
            threads: threads)
    }

    /// A unit's contribution to an output, pixel by pixel.
    public func part(ofUnit unit: Int, output: Int) -> [Float] {
        let weight = weights[output * unitCount + unit]
        return answers.picture(ofUnit: unit, inLayerAt: 0).map { $0 * weight }
    }

    /// The sum of an output's bias and all units' contributions to it, pixel by pixel.
    public func sum(output: Int) -> [Float] {
        var sums = [Double](repeating: Double(biases[output]), count: answers.size.pixelCount)
        for unit in 0..<unitCount {
            let weight = Double(weights[output * unitCount + unit])
            for (pixel, answer) in answers.picture(ofUnit: unit, inLayerAt: 0).enumerated() {
                sums[pixel] += Double(answer) * weight
            }
        }
        return sums.map(Float.init)
    }
}
