// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks
import Raster
import Rendering

/// Small networks under names, and films of them.
enum TinyFilm {
    static func shape(channels: Int, output: OutputActivation = .sigmoid) -> NetworkShape {
        NetworkShape(
            encoding: .fourier(count: 5, sigma: 1, seed: 4), hidden: [6], activation: .tanh, output: output,
            outputChannels: channels)
    }

    /// Weights at random, lively enough for a picture with all kinds of colours.
    static func weights(seed: UInt64, channels: Int = 3, output: OutputActivation = .sigmoid) -> Weights {
        let shape = shape(channels: channels, output: output)
        let source = RandomSource(seed: seed, stream: .initialWeights)
        return Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0)) * 0.7) })
    }

    static let named = MixtureWeights([
        "crow": weights(seed: 1), "moon": weights(seed: 2), "sun": weights(seed: 3),
    ])

    /// Ten frames: a hold of three, a walk, a hold of four, and one frame that was there before but for the camera.
    static func shot(at frame: Int) -> Shot {
        switch frame {
        case 3...4: return Shot(Mixture("sun").mixed(with: Mixture("moon"), share: Double(frame - 2) / 3))
        case 5...8: return Shot(Mixture(["sun": 0.5, "moon": 0.8, "crow": -0.3]))
        case 9:
            var view = View()
            (view.zoom, view.degrees, view.mirrors.kaleidoscope) = (3, 25, 5)
            return Shot(.mixture(Mixture("sun")), view: view)
        default: return Shot(Mixture("sun"))
        }
    }

    static let frameCount = 10
    static var runs: FrameRuns { FrameRuns(of: 0..<frameCount, shot: { shot(at: $0) }) }

    /// The expected frame of a shot.
    static func picture(_ shot: Shot, size: PixelSize) -> Picture {
        PackedNetwork(named.weights(for: shot.blend), tier: .fastest)
            .drawPicture(of: size, map: named.map(of: shot), threads: 1)
    }
}
