// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks
import Raster
import Rendering
import Testing

@Suite struct MixtureWeightsTests {
    private let size = PixelSize(width: 20, height: 15)

    private func picture(_ weights: Weights) -> Picture {
        PackedNetwork(weights, tier: .fastest).drawPicture(of: size, threads: 2)
    }

    @Test("a name alone is its weights, bit for bit")
    func alone() {
        let sun = TinyFilm.weights(seed: 3)
        #expect(TinyFilm.named.weights(for: Mixture("sun")) == sun)
        #expect(TinyFilm.named.shape == sun.shape)
    }

    @Test("a mixture is the sum in the order of names")
    func sum() {
        let mixture = Mixture(["sun": 0.5, "moon": 0.8, "crow": -0.3])
        let expected = Weights.mixture(of: [
            (TinyFilm.weights(seed: 1), -0.3), (TinyFilm.weights(seed: 2), 0.8), (TinyFilm.weights(seed: 3), 0.5),
        ])
        #expect(TinyFilm.named.weights(for: mixture) == expected)
    }

    @Test(
        "where one picture has opacity all get it, and opaque ones look the same", arguments: OutputActivation.allCases)
    func promotion(output: OutputActivation) {
        let opaque = ["a": TinyFilm.weights(seed: 1, output: output), "b": TinyFilm.weights(seed: 2, output: output)]
        let clear = TinyFilm.weights(seed: 3, channels: 4, output: output)
        let plain = MixtureWeights(opaque)
        let mixed = MixtureWeights(opaque.merging(["c": clear]) { first, _ in first })
        #expect(plain.shape.outputChannels == 3)
        #expect(mixed.shape.outputChannels == 4)
        #expect(mixed.weights(for: Mixture("c")) == clear)
        for share in [0, 0.25, 0.5, 1, 1.6, -0.4] {
            let mixture = Mixture("a").mixed(with: Mixture("b"), share: share)
            let expected = picture(plain.weights(for: mixture)).converted(to: .rgba)
            #expect(picture(mixed.weights(for: mixture)) == expected, "\(mixture)")
        }
        let halfway = picture(mixed.weights(for: Mixture("a").mixed(with: Mixture("c"), share: 0.95)))
        #expect(halfway.channels == .rgba)
        #expect(!halfway.isOpaque)
    }

    @Test("grey weights mix with coloured ones, and look the same", arguments: OutputActivation.allCases)
    func grey(output: OutputActivation) {
        let grey = TinyFilm.weights(seed: 1, channels: 1, output: output)
        let both = MixtureWeights(["grey": grey, "sun": TinyFilm.weights(seed: 3, output: output)])
        let expected = picture(grey)
        #expect(expected.channels == .grey)
        let found = picture(both.weights(for: Mixture("grey")))
        #expect(found == expected.converted(to: found.channels))
        #expect(MixtureWeights(["grey": grey]).shape.outputChannels == 1)
    }
}
