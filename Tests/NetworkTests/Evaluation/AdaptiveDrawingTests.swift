// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster
import Storage
import Testing
import WeightFiles

/// Drawings that evaluate fewer pixels nearly equal those that evaluate every pixel.
@Suite struct AdaptiveDrawingTests {
    struct NetworkCase: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let shape: NetworkShape
        /// The deviation of a unit's sum: the larger, the rougher the picture.
        let factor: Float
        /// Whether fixed point is accurate enough for it.
        var isRounded = true

        static let all = [
            NetworkCase(
                testDescription: "tanh, with a lattice for half its layers",
                shape: NetworkShape(
                    encoding: .fourier(count: 16, sigma: 1.2, seed: 7), hidden: [24, 24, 24, 24], activation: .tanh,
                    output: .sigmoid), factor: 1.5),
            NetworkCase(
                testDescription: "opacity",
                shape: NetworkShape(
                    encoding: .fourier(count: 16, sigma: 1.2, seed: 7), hidden: [24, 17], activation: .tanh,
                    output: .sigmoid, outputChannels: 4), factor: 1.3),
            NetworkCase(
                testDescription: "grey, kinks",
                shape: NetworkShape(
                    encoding: .none, hidden: [20, 20, 20, 20], activation: .relu, output: .linear, outputChannels: 1),
                factor: 1, isRounded: false),
            NetworkCase(
                testDescription: "classic coordinates",
                shape: NetworkShape(
                    coordinates: .classic, encoding: .none, hidden: [30, 30], activation: .sigmoid, output: .sigmoid,
                    hasFirstBiasOnly: true), factor: 1),
            NetworkCase(
                testDescription: "frequencies too high for any lattice of hidden values",
                shape: NetworkShape(
                    encoding: .fourier(count: 16, sigma: 10, seed: 7), hidden: [24, 24, 24, 24], activation: .tanh,
                    output: .sigmoid), factor: 0.7),
            NetworkCase(
                testDescription: "noise",
                shape: NetworkShape(
                    encoding: .none, hidden: [32, 32, 32, 32], activation: .sine, output: .linear), factor: 3,
                isRounded: false),
        ]

        /// - Parameter hasFixedPoint: without it, evaluated pixels are as they are drawn without lattices.
        func network(tier: KernelTier = .fastest, hasFixedPoint: Bool = true) -> PackedNetwork {
            let source = RandomSource(seed: 3, stream: .initialWeights)
            var weights = Weights(
                shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
            for layer in shape.layers {
                for index in layer.weights { weights.storage[index] *= factor / Float(layer.inputs).squareRoot() }
            }
            let network = PackedNetwork(shape: shape, tier: tier, hasFixedPoint: hasFixedPoint)
            network.load(weights)
            return network
        }
    }

    /// A size that is not a multiple of tiles or lattice steps.
    private static let size = PixelSize(width: 531, height: 301)
    private static let sampling = PixelSampling.adaptive(detail: 40)

    @Test("no channel is off by more than 1/255", arguments: NetworkCase.all)
    func isClose(row: NetworkCase) {
        let drawn = row.network().drawPicture(of: Self.size, sampling: Self.sampling, threads: 2)
        let exact = row.network().drawPicture(of: Self.size, threads: 2)
        #expect(drawn.channels == exact.channels)
        let worst = zip(drawn.samples, exact.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(worst <= 257, "off by \(Double(worst) / 257)/255")
    }

    @Test("a smooth picture is evaluated at fewer pixels, and interpolated between them")
    func isInterpolated() {
        let network = NetworkCase.all[0].network(hasFixedPoint: false)
        let drawn = network.drawPicture(of: Self.size, sampling: Self.sampling, threads: 1)
        #expect(drawn != network.drawPicture(of: Self.size, threads: 1))
    }

    @Test("no channel is off by more than 1/255 through any map", arguments: MapCase.all)
    func isCloseThroughMaps(row: MapCase) {
        for network in NetworkCase.all.prefix(3) {
            let network = network.network()
            let drawn = network.drawPicture(of: Self.size, map: row.map, sampling: Self.sampling, threads: 2)
            let exact = network.drawPicture(of: Self.size, map: row.map, threads: 2)
            let worst = zip(drawn.samples, exact.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
            #expect(worst <= 257, "off by \(Double(worst) / 257)/255")
        }
    }

    @Test("any thread count and tier gives the same bits through any map", arguments: MapCase.all)
    func sameBitsThroughMaps(row: MapCase) {
        let network = NetworkCase.all[0]
        let truth = network.network().drawPicture(of: Self.size, map: row.map, sampling: Self.sampling, threads: 1)
        for tier in KernelTier.available where tier != .reference {
            let found = network.network(tier: tier)
                .drawPicture(of: Self.size, map: row.map, sampling: Self.sampling, threads: 3)
            #expect(found == truth)
        }
    }

    @Test("zoomed-in drawings are interpolated; zoomed-out ones and tunnels are evaluated at every pixel")
    func zooms() {
        let sampling = PixelSampling.adaptive(detail: 100)
        var map = PlaneMap()
        map.zoom = 4
        #expect(map.sampling(sampling) == .adaptive(detail: 25))
        map.zoom = 0.5
        #expect(map.sampling(sampling) == .adaptive(detail: 200))
        map.tunnel = 3
        #expect(map.sampling(sampling) == .everyPixel)
        map = PlaneMap()
        map.zoom = 1e4
        #expect(map.sampling(sampling) == .adaptive(detail: 1))
        // A mirror through the middle leaves the tiles beside it to be interpolated.
        let network = NetworkCase.all[0].network(hasFixedPoint: false)
        map = PlaneMap()
        map.mirrorsDown = true
        let drawn = network.drawPicture(of: Self.size, map: map, sampling: Self.sampling, threads: 2)
        #expect(drawn != network.drawPicture(of: Self.size, map: map, threads: 2))
    }

    @Test("any thread count and tier gives the same bits", arguments: NetworkCase.all)
    func sameBits(row: NetworkCase) {
        let truth = row.network().drawPicture(of: Self.size, sampling: Self.sampling, threads: 1)
        for threads in [2, 3, 5] {
            #expect(row.network().drawPicture(of: Self.size, sampling: Self.sampling, threads: threads) == truth)
        }
        for tier in KernelTier.available where tier != .reference {
            #expect(row.network(tier: tier).drawPicture(of: Self.size, sampling: Self.sampling, threads: 2) == truth)
        }
    }

    @Test("the reference gives the fast tiers' bits")
    func referenceBits() {
        let row = NetworkCase.all[0]
        let size = PixelSize(width: 100, height: 70)
        let sampling = PixelSampling.adaptive(detail: 12)
        #expect(
            row.network(tier: .reference).drawPicture(of: size, sampling: sampling, threads: 2)
                == row.network().drawPicture(of: size, sampling: sampling, threads: 2))
    }

    @Test("bands drawn apart are those drawn together")
    func bandsApart() {
        let network = NetworkCase.all[0].network()
        let plane = PicturePlane(size: Self.size, coordinates: network.shape.coordinates)
        let parts = PictureParts(of: Self.size, sampling: Self.sampling)
        let scratch = PackedNetwork.Scratch(for: network)
        var samples: [UInt16] = []
        for rows in parts.bands(of: 0..<Self.size.height) {
            samples += network.draw(rows: rows, of: plane, sampling: Self.sampling, scratch: scratch).samples
        }
        #expect(samples == network.drawPicture(of: Self.size, sampling: Self.sampling, threads: 2).samples)
    }

    @Test("up to the learned size drawings are exact; below twice that every pixel is evaluated, in fixed point")
    func smallSizes() {
        let size = PixelSize(width: 90, height: 70)
        for row in NetworkCase.all {
            let network = row.network()
            let exact = network.drawPicture(of: size, threads: 1)
            for detail in [70, 1000] {
                #expect(network.drawPicture(of: size, sampling: .adaptive(detail: detail), threads: 1) == exact)
            }
            let rounded = network.drawPicture(of: size, sampling: .adaptive(detail: 36), threads: 1)
            let worst = zip(rounded.samples, exact.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
            #expect(worst <= 128, "off by \(Double(worst) / 257)/255")
            #expect((worst > 0) == row.isRounded)
        }
    }

    @Test("learned pictures and inbetweens", arguments: [0.0, 0.3, 0.5, 1])
    func learned(place: Double) throws {
        let (sun, moon) = try (Self.sample("sun"), Self.sample("moon"))
        let network = PackedNetwork(.mixture(of: [(sun, 1 - place), (moon, place)]), tier: .fastest)
        let worst = Self.worstOfTiles(network, of: PixelSize(width: 1600, height: 1600), row: 640)
        #expect(worst <= 257, "off by \(Double(worst) / 257)/255")
    }

    @Test("upright stripes, whose edges a stride through the points may miss in every row")
    func stripes() throws {
        let network = PackedNetwork(try Self.sample("bars"), tier: .fastest)
        let worst = Self.worstOfTiles(network, of: PixelSize(width: 3840, height: 2160), row: 256)
        #expect(worst <= 257, "off by \(Double(worst) / 257)/255")
    }

    /// The largest error of a sample in a row of tiles of a picture that was learned at 384x384. Tiles are independent
    /// of each other, so these few are enough.
    private static func worstOfTiles(_ network: PackedNetwork, of size: PixelSize, row: Int) -> Int {
        let plane = PicturePlane(size: size, coordinates: network.shape.coordinates)
        let scratch = PackedNetwork.Scratch(for: network)
        let rows = row..<row + 256
        let drawn = network.draw(rows: rows, of: plane, sampling: .adaptive(detail: 384), scratch: scratch)
        let exact = network.draw(rows: rows, of: plane, scratch: scratch)
        return zip(drawn.samples, exact.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }

    private static func sample(_ name: String) throws -> Weights {
        let folder = FilePath(#filePath).removingLastComponent().appending("../../../weights")
        return try WeightFile.read(from: folder.appending("\(name).safetensors")).weights
    }
}
