// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Testing
import UnitMatching

@Suite struct AlignmentTests {
    /// The largest difference between two drawings, of 65535.
    private func difference(_ one: Weights, _ other: Weights) -> Int {
        let pictures = [one, other].map {
            PackedNetwork($0, tier: .fastest).drawPicture(of: PixelSize(width: 41, height: 31), threads: 1)
        }
        return zip(pictures[0].samples, pictures[1].samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }

    @Test("the picture stays", arguments: AlignedNetwork.all, AlignmentMethod.allCases)
    func pictureStays(network: AlignedNetwork, method: AlignmentMethod) {
        let (ours, theirs) = (network.weights(seed: 1), network.weights(seed: 2))
        let alignment = theirs.aligned(to: ours, by: method)
        #expect(difference(alignment.weights, theirs) < 65535 / 255)
        #expect(alignment.units == network.shape.hidden.reduce(0, +))
        if method != .better && network.shape.hidden.max() ?? 0 > 3 { #expect(alignment.movedUnits > 0) }
        #expect(alignment.distanceBefore == theirs.distance(to: ours))
        #expect(alignment.distanceAfter == alignment.weights.distance(to: ours))
    }

    @Test("units that were only moved come back", arguments: AlignedNetwork.all)
    func isUndone(network: AlignedNetwork) {
        let weights = network.weights(seed: 3)
        let scrambled = network.scrambled(weights, seed: 4)
        #expect(difference(weights, scrambled) < 65535 / 255, "the symmetries are true")
        let aligned = scrambled.aligned(to: weights, by: .activations)
        #expect(aligned.distanceAfter <= 1e-5 * max(1, aligned.distanceBefore), "\(aligned.distanceAfter)")
    }

    @Test(
        "weights alone find a single layer again", arguments: AlignedNetwork.all.filter { $0.shape.hidden.count == 1 })
    func isUndoneByWeights(network: AlignedNetwork) {
        let weights = network.weights(seed: 5)
        let aligned = network.scrambled(weights, seed: 6).aligned(to: weights, by: .weights)
        #expect(aligned.distanceAfter <= 1e-5 * max(1, aligned.distanceBefore), "\(aligned.distanceAfter)")
    }

    @Test("weights aligned to themselves stay, bit for bit", arguments: AlignedNetwork.all, AlignmentMethod.allCases)
    func isItself(network: AlignedNetwork, method: AlignmentMethod) {
        let weights = network.weights(seed: 7)
        let alignment = weights.aligned(to: weights, by: method)
        #expect(alignment.weights == weights && alignment.movedUnits == 0 && alignment.distanceAfter == 0)
    }

    @Test(
        "every tier gives the same bits", arguments: AlignedNetwork.all.filter { $0.shape.hidden.count == 4 },
        KernelTier.available)
    func tiers(network: AlignedNetwork, tier: KernelTier) {
        let (ours, theirs) = (network.weights(seed: 8), network.weights(seed: 9))
        #expect(
            theirs.aligned(to: ours, by: .better, tier: tier) == theirs.aligned(to: ours, by: .better, tier: .reference)
        )
    }

    @Test("networks with and without opacity align, each keeping its own", arguments: [1, 3])
    func opacity(channels: Int) {
        let opaque = AlignedNetwork(
            shape: NetworkShape(
                encoding: .none, hidden: [9, 8], activation: .tanh, output: .sigmoid, outputChannels: channels))
        var wider = opaque.shape
        wider.outputChannels = 4
        let clear = AlignedNetwork(shape: wider)
        let weights = opaque.weights(seed: 10)
        let aligned = weights.aligned(to: clear.weights(seed: 11), by: .weights)
        #expect(aligned.weights.shape == opaque.shape && aligned.movedUnits > 0)
        #expect(difference(aligned.weights, weights) < 65535 / 255)
        let back = opaque.scrambled(weights, seed: 12).aligned(to: weights.withOpacity, by: .activations)
        #expect(back.weights.distance(to: weights) < 1e-4)
        let other = clear.weights(seed: 13).aligned(to: weights, by: .weights)
        #expect(other.weights.shape == wider)
    }
}
