// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Testing

@Suite struct DrawingTests {
    /// Draws colours that are known: a network of one layer that learns nothing of its input but the bias.
    private func flat(_ colour: [Float], output: OutputActivation = .linear) -> PackedNetwork {
        let shape = NetworkShape(
            encoding: .none, hidden: [1], activation: .tanh, output: output, outputChannels: colour.count)
        var storage = [Float](repeating: 0, count: shape.parameterCount)
        for (place, value) in zip(shape.layers[1].biases, colour) { storage[place] = value }
        return PackedNetwork(Weights(shape: shape, storage: storage), tier: .reference)
    }

    struct Colour: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// As the network gives it: (z + 1) / 2 of these.
        let sums: [Float]
        let samples: [UInt16]

        static let all = [
            Colour(testDescription: "in range", sums: [-1, 0, 1], samples: [0, 32_768, 65_535]),
            Colour(testDescription: "clipped", sums: [-7, 9, .greatestFiniteMagnitude], samples: [0, 65_535, 65_535]),
            Colour(
                testDescription: "no number is black", sums: [.nan, .infinity, -.infinity], samples: [0, 65_535, 0]),
            Colour(testDescription: "grey", sums: [0.5], samples: [49_151]),
            Colour(
                testDescription: "colours are divided by their opacity", sums: [-0.5, -0.75, -1, -0.5],
                samples: [65_535, 32_768, 0, 16_384]),
            Colour(
                testDescription: "more colour than opacity is clipped", sums: [1, 0, -1, -0.5],
                samples: [65_535, 65_535, 0, 16_384]),
            Colour(testDescription: "clear is black", sums: [1, 1, 1, -1], samples: [0, 0, 0, 0]),
            Colour(testDescription: "less than clear", sums: [1, 1, 1, -3], samples: [0, 0, 0, 0]),
            Colour(
                testDescription: "more than opaque", sums: [0, 1, -1, 5], samples: [32_768, 65_535, 0, 65_535]),
            Colour(testDescription: "an opacity that is no number", sums: [1, 1, 1, .nan], samples: [0, 0, 0, 0]),
        ]
    }

    @Test("floats become samples", arguments: Colour.all)
    func samples(colour: Colour) {
        let picture = flat(colour.sums).drawPicture(of: PixelSize(width: 3, height: 2), threads: 1)
        #expect(picture.channels.count == colour.sums.count)
        for y in 0..<2 {
            for x in 0..<3 { #expect(Array(picture[x, y]) == colour.samples) }
        }
    }

    @Test("rows drawn apart are those drawn together", arguments: [1, 3, 4], CoordinateSystem.allCases)
    func rowsApart(channels: Int, coordinates: CoordinateSystem) {
        let shape = NetworkShape(
            coordinates: coordinates, encoding: .fourier(count: 5, sigma: 1, seed: 1), hidden: [17, 9],
            activation: .tanh, output: .sigmoid, outputChannels: channels)
        let source = RandomSource(seed: 1, stream: .initialWeights)
        let weights = Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
        let size = PixelSize(width: 83, height: 61)
        let plane = PicturePlane(size: size, coordinates: coordinates)
        for tier in KernelTier.available {
            let network = PackedNetwork(weights, tier: tier)
            let scratch = PackedNetwork.Scratch(for: network)
            let whole = network.draw(rows: 0..<size.height, of: plane, scratch: scratch)
            #expect(Set(whole.samples).count > 1_000)
            for height in [1, 7, 60] {
                let parts = stride(from: 0, to: size.height, by: height).flatMap {
                    network.draw(rows: $0..<min($0 + height, size.height), of: plane, scratch: scratch).samples
                }
                #expect(parts == whole.samples, "\(height) rows at a time")
            }
            for threads in [1, 2, 3, 8] { #expect(network.drawPicture(of: size, threads: threads) == whole) }
        }
    }

    @Test("a network takes other weights over completely")
    func loading() {
        let shape = NetworkShape(
            encoding: .fourier(count: 5, sigma: 1, seed: 1), hidden: [17], activation: .gauss, output: .sigmoid)
        func weights(_ seed: UInt64) -> Weights {
            let source = RandomSource(seed: seed, stream: .initialWeights)
            return Weights(
                shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
        }
        let size = PixelSize(width: 12, height: 9)
        let network = PackedNetwork(weights(1), tier: .fastest)
        let first = network.drawPicture(of: size, threads: 1)
        network.load(weights(2))
        let second = network.drawPicture(of: size, threads: 1)
        #expect(second == PackedNetwork(weights(2), tier: .fastest).drawPicture(of: size, threads: 1))
        #expect(second != first)
        network.load(weights(1))
        #expect(network.drawPicture(of: size, threads: 1) == first)
    }

    @Test("the same points give the same colours at any size", arguments: KernelTier.available)
    func sizes(tier: KernelTier) {
        let shape = NetworkShape(
            encoding: .fourier(count: 5, sigma: 1, seed: 1), hidden: [10], activation: .tanh, output: .sigmoid)
        let source = RandomSource(seed: 4, stream: .initialWeights)
        let network = PackedNetwork(
            Weights(shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) }),
            tier: tier)
        let small = network.drawPicture(of: PixelSize(width: 16, height: 8), threads: 1)
        let large = network.drawPicture(of: PixelSize(width: 48, height: 24), threads: 2)
        for y in 0..<8 {
            for x in 0..<16 { #expect(large[3 * x + 1, 3 * y + 1] == small[x, y]) }
        }
    }

    @Test(
        "a loop's rounds are each done once, by workers that do one at a time", arguments: [0, 1, 2, 5, 1_000],
        [0, 1, 2, 9])
    func loop(count: Int, threads: Int) {
        let tally = Tally(count: count, workers: max(1, threads))
        ParallelLoop.run(count, threads: threads) { index, worker in tally.note(index, worker) }
        #expect(tally.isEachOnce)
        #expect(!tally.overlapped)
    }
}
