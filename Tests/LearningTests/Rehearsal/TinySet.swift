// SPDX-License-Identifier: MIT
import Engine
import Learning
import Networks
import Raster

/// Three small networks that have briefly learned pictures of three sizes, from one seed.
struct TinySet: Sendable {
    let targets: [LearningTarget]
    let originals: [Weights]
    var settings: RehearsalSettings

    init(channels: Int = 3, steps: Int = 9, strength: Double = 0.01) {
        let shape = TinyTask.shape([17, 9], channels: channels)
        let kind: Channels = channels == 4 ? .rgba : .rgb
        let pictures = [
            TinyPictures.disc(16, 12, channels: kind), TinyPictures.noise(7, 11, channels: kind, seed: 3),
            TinyPictures.disc(9, 14, channels: kind),
        ]
        targets = pictures.map { LearningTarget([$0], shape: shape) }
        originals = targets.map { target in
            let settings = LearningSettings(optimiser: .muon, rate: 0.05, batch: 64, steps: 30, seed: 1)
            let learner = Learner(target, from: .initial(shape: shape, seed: 3), settings: settings)
            while !learner.isFinished { learner.advance() }
            return learner.weights
        }
        settings = RehearsalSettings(
            pairs: RehearsalSettings.allPairs(of: 3), rate: 0.02, batch: 53, slopes: 37, strength: strength,
            steps: steps, seed: 5)
    }

    func rehearsal(tier: KernelTier = .fastest) -> Rehearsal {
        Rehearsal(targets, from: originals, settings: settings, tier: tier)
    }
}
