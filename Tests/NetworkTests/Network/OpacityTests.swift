// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Testing

@Suite struct OpacityTests {
    @Test(
        "with opacity a network draws the same colours, everywhere opaque", arguments: [1, 3],
        OutputActivation.allCases)
    func sameColours(channels: Int, output: OutputActivation) {
        let shape = NetworkShape(
            encoding: .fourier(count: 6, sigma: 1.5, seed: 2), hidden: [12], activation: .sine, output: output,
            outputChannels: channels)
        let size = PixelSize(width: 61, height: 40)
        for seed in 0..<UInt64(5) {
            let source = RandomSource(seed: seed, stream: .initialWeights)
            let plain = Weights(
                shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
            let wider = plain.withOpacity
            #expect(wider.shape.outputChannels == 4)
            #expect(wider.shape.hidden == shape.hidden && wider.shape.encoding == shape.encoding)
            let expected = PackedNetwork(plain, tier: .fastest).drawPicture(of: size, threads: 1)
            let found = PackedNetwork(wider, tier: .fastest).drawPicture(of: size, threads: 1)
            #expect(found.isOpaque)
            #expect(found == expected.converted(to: .rgba), "seed \(seed)")
            #expect(channels == 1 || wider.withoutOpacity == plain, "and back")
        }
    }

    @Test("a network that has opacity is left alone")
    func alreadyThere() {
        let shape = NetworkShape(
            encoding: .none, hidden: [3], activation: .tanh, output: .sigmoid, outputChannels: 4)
        let weights = Weights(shape: shape, storage: (0..<shape.parameterCount).map(Float.init))
        #expect(weights.withOpacity == weights)
    }
}
