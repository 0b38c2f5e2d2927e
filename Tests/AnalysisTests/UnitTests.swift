// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Engine
import Foundation
import Networks
import Raster
import Testing

@Suite struct UnitTests {
    static let size = PixelSize(width: 13, height: 9)

    static func weights(
        activation: Activation = .tanh, hidden: [Int] = [5, 4], channels: Int = 3, encoding: InputEncoding = .none
    ) -> Weights {
        let shape = NetworkShape(
            encoding: encoding, hidden: hidden, activation: activation, output: .sigmoid, outputChannels: channels)
        let random = RandomSource(seed: 11, stream: .samples)
        return Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(random.normal(at: UInt64($0))) })
    }

    /// The outputs of a layer at a point, computed in double precision.
    private static func plainAnswers(_ weights: Weights, layer: Int, x: Double, y: Double) -> [Double] {
        var values = [x, y]
        for layout in weights.shape.layers[...layer] {
            values = (0..<layout.outputs).map { output in
                let row = layout.weightOffset + output * layout.inputs
                let sum = (0..<layout.inputs).reduce(Double(weights.storage[layout.biasOffset + output])) {
                    $0 + Double(weights.storage[row + $1]) * values[$1]
                }
                return layout.outputs == weights.shape.outputChannels ? sum : tanh(sum)
            }
        }
        return values
    }

    @Test("answers are those of the network, at every pixel, for any number of threads")
    func answers() {
        let weights = Self.weights()
        let network = PackedNetwork(weights, tier: .reference)
        let answers = UnitAnswers(of: network, layers: [1, 0], size: Self.size, threads: 1)
        let plane = PicturePlane(size: Self.size, shape: weights.shape)
        for row in 0..<Self.size.height {
            for column in 0..<Self.size.width {
                let point = plane.point(column: column, row: row)
                for (index, layer) in [1, 0].enumerated() {
                    let expected = Self.plainAnswers(weights, layer: layer, x: Double(point.0), y: Double(point.1))
                    for (unit, value) in expected.enumerated() {
                        let found = answers.picture(ofUnit: unit, inLayerAt: index)[row * Self.size.width + column]
                        #expect(abs(Double(found) - value) < 1e-5)
                    }
                }
            }
        }
        // Large enough for several bands.
        let large = PixelSize(width: 200, height: 90)
        let one = UnitAnswers(of: network, layers: [1], size: large, threads: 1)
        let three = UnitAnswers(of: network, layers: [1], size: large, threads: 3)
        for unit in 0..<4 {
            #expect(one.picture(ofUnit: unit, inLayerAt: 0) == three.picture(ofUnit: unit, inLayerAt: 0))
        }
    }

    @Test("the parts of the outputs and the biases add up to the picture", arguments: [1, 3, 4])
    func contributions(channels: Int) {
        let weights = Self.weights(channels: channels, encoding: .fourier(count: 3, sigma: 1, seed: 2))
        let parts = ColourContributions(of: weights, size: Self.size, tier: .reference, threads: 2)
        #expect(parts.unitCount == 4 && parts.outputCount == channels)
        let drawn = PackedNetwork(weights, tier: .reference).drawPicture(of: Self.size, threads: 1)
        let last = weights.shape.layers[2]
        let sums = (0..<channels).map { output -> [Double] in
            var sum = [Double](repeating: Double(weights.storage[last.biasOffset + output]), count: 117)
            for unit in 0..<4 {
                for (pixel, value) in parts.part(ofUnit: unit, output: output).enumerated() {
                    sum[pixel] += Double(value)
                }
            }
            for (one, other) in zip(sum, parts.sum(output: output)) { #expect(abs(one - Double(other)) < 1e-5) }
            return sum.map { 1 / (1 + exp(-$0)) }
        }
        for pixel in 0..<117 where channels != 4 {
            for output in 0..<channels {
                let sample = Double(drawn.samples[pixel * channels + output]) / 65535
                #expect(abs(sample - sums[output][pixel]) < 1e-4)
            }
        }
    }

    @Test("a unit that nothing listens to, or that always answers the same, counts nothing")
    func importance() {
        var weights = Self.weights()
        let layers = weights.shape.layers
        for output in 0..<4 { weights.storage[layers[1].weightOffset + 5 * output + 2] = 0 }
        weights.storage[layers[0].weightOffset + 2 * 3] = 0
        weights.storage[layers[0].weightOffset + 2 * 3 + 1] = 0
        let changes = UnitImportance.changes(
            ofLayer: 0, of: weights, size: Self.size, tier: .reference, threads: 2)
        #expect(changes[2] == 0 && changes[3] < 1e-6, "\(changes)")
        #expect([0, 1, 4].allSatisfy { changes[$0] > 1e-3 }, "\(changes)")
        let fastest = UnitImportance.changes(ofLayer: 0, of: weights, size: Self.size, tier: .fastest, threads: 1)
        #expect(fastest == changes)

        // The last hidden layer, computed by hand: one output, and the unit's contribution minus its mean.
        let one = Self.weights(hidden: [1], channels: 1)
        let change = UnitImportance.changes(ofLayer: 0, of: one, size: Self.size, tier: .reference, threads: 1)[0]
        let drawn = PackedNetwork(one, tier: .reference).drawPicture(of: Self.size, threads: 1)
        let answers = UnitAnswers(
            of: PackedNetwork(one, tier: .reference), layers: [0], size: Self.size, threads: 1)
        let mean = UnitFigures(answers.picture(ofUnit: 0, inLayerAt: 0)).mean
        let last = one.shape.layers[1]
        let flat =
            1 / (1 + exp(-(Double(one.storage[last.weightOffset]) * mean + Double(one.storage[last.biasOffset]))))
        let squares = drawn.samples.reduce(0.0) { $0 + (Double($1) / 65535 - flat) * (Double($1) / 65535 - flat) }
        #expect(abs(change - (squares / 117).squareRoot()) < 1e-4)
    }

    @Test("distances of answers: like, unlike, opposite and flat units")
    func distances() {
        var weights = Self.weights(hidden: [5])
        // Unit 1 is twice unit 0, unit 2 is its negative, and units 3 and 4 never change.
        for (unit, row) in [(0, [1, 0]), (1, [2, 0]), (2, [-1, 0]), (3, [0, 0]), (4, [0, 0])] {
            for input in 0..<2 { weights.storage[2 * unit + input] = Float(row[input]) }
            weights.storage[10 + unit] = 0
        }
        weights.storage[13] = 1
        let answers = UnitAnswers(
            of: PackedNetwork(weights, tier: .reference), layers: [0], size: Self.size, threads: 1)
        let distances = answers.distances(inLayerAt: 0)
        #expect((0..<5).allSatisfy { distances[6 * $0] == 0 })
        #expect(distances[1] < 0.05 && abs(distances[2] - 2) < 1e-9 && distances[3] == 1 && distances[19] == 0)
        for one in 0..<5 { for other in 0..<5 { #expect(distances[5 * one + other] == distances[5 * other + one]) } }
    }
}
