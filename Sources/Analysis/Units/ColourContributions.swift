// SPDX-License-Identifier: MIT
import NeuralField
import Raster

/// What the units of the last hidden layer each add to the outputs: their answers times the weights that lead on.
///
/// With the output's bias they add up to what the output's activation makes the colour of.
public struct ColourContributions: Sendable {
    private let answers: UnitAnswers
    private let weights: [Float]
    private let biases: [Float]

    public let unitCount: Int
    /// 1 for grey; red, green, blue; and opacity, by which the colours are multiplied then.
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

    /// A unit's part of an output, pixel by pixel.
    public func part(ofUnit unit: Int, output: Int) -> [Float] {
        let weight = weights[output * unitCount + unit]
        return answers.picture(ofUnit: unit, inLayerAt: 0).map { $0 * weight }
    }

    /// All units' parts of an output and its bias, pixel by pixel.
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
