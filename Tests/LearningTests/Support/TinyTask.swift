// SPDX-License-Identifier: MIT
import Engine
import Learning
import Networks
import Raster
import Testing

/// A small network, a tiny picture and settings, learned in milliseconds.
struct TinyTask: Sendable, CustomTestStringConvertible {
    let name: String
    var picture = TinyPictures.disc()
    var shape: NetworkShape
    var settings: LearningSettings

    var testDescription: String { name }

    var target: LearningTarget { LearningTarget([picture], shape: shape) }
    var start: Weights { .initial(shape: shape, seed: 3) }

    func learner(tier: KernelTier = .fastest) -> Learner {
        Learner(target, from: start, settings: settings, tier: tier)
    }

    static func shape(
        _ hidden: [Int] = [16, 16], channels: Int = 3, activation: Activation = .tanh,
        encoding: InputEncoding = .fourier(count: 8, sigma: 1, seed: 4), output: OutputActivation = .sigmoid
    ) -> NetworkShape {
        NetworkShape(
            encoding: encoding, hidden: hidden, activation: activation, output: output, outputChannels: channels)
    }

    static func adam(steps: Int = 300, batch: Int = 64) -> LearningSettings {
        LearningSettings(optimiser: .adam, rate: 0.02, batch: batch, steps: steps, seed: 6)
    }

    /// The other kinds of learning, each with sizes that fit no tile, batch or group.
    static let kinds = [
        TinyTask(
            name: "muon", shape: shape([17, 9]),
            settings: LearningSettings(optimiser: .muon, rate: 0.05, adamRate: 0.01, batch: 53, steps: 12, seed: 1)),
        TinyTask(
            name: "muon, growing batch", shape: shape([17, 9]),
            settings: LearningSettings(
                optimiser: .muon, rate: 0.05, adamRate: 0.01, batch: 53, growsBatch: true, steps: 12, seed: 1)),
        TinyTask(
            name: "adam, opacity", picture: TinyPictures.disc(9, 14, channels: .rgba), shape: shape([13], channels: 4),
            settings: LearningSettings(optimiser: .adam, rate: 0.02, batch: 5, steps: 12, seed: 2)),
        TinyTask(
            name: "sgd, sine", shape: shape([8, 8, 8], activation: .sine, encoding: .none, output: .linear),
            settings: LearningSettings(optimiser: .sgd, rate: 0.5, batch: 100, steps: 12, seed: .max)),
    ]
}
