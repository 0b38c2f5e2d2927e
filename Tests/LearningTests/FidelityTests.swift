// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Learning
import Networks
import Raster
import Testing

/// The purpose of learning: the drawn picture comes close to the wanted one.
@Suite struct FidelityTests {
    struct Goal: Sendable, CustomTestStringConvertible {
        let name: String
        let picture: Picture
        let shape: NetworkShape
        let settings: LearningSettings
        /// A bound some decibels below the PSNR that is reached.
        let decibels: Double

        var testDescription: String { name }

        static let all = [
            Goal(
                name: "muon", picture: TinyPictures.disc(), shape: TinyTask.shape(),
                settings: LearningSettings(optimiser: .muon, rate: 0.05, adamRate: 0.01, batch: 64, steps: 300),
                decibels: 33),
            Goal(
                name: "adam", picture: TinyPictures.disc(), shape: TinyTask.shape(), settings: TinyTask.adam(),
                decibels: 28),
            Goal(
                name: "sgd", picture: TinyPictures.disc(), shape: TinyTask.shape(),
                settings: LearningSettings(optimiser: .sgd, rate: 2, batch: 64, steps: 300), decibels: 20),
            Goal(
                name: "opacity", picture: TinyPictures.disc(channels: .rgba), shape: TinyTask.shape(channels: 4),
                settings: TinyTask.adam(), decibels: 27),
            Goal(
                name: "grey", picture: TinyPictures.disc(channels: .grey), shape: TinyTask.shape(channels: 1),
                settings: TinyTask.adam(), decibels: 36),
            Goal(
                name: "sine", picture: TinyPictures.disc(),
                shape: TinyTask.shape(activation: .sine, encoding: .none, output: .linear),
                settings: LearningSettings(optimiser: .muon, rate: 0.05, adamRate: 0.005, batch: 64, steps: 300),
                decibels: 17),
            Goal(
                name: "classic", picture: TinyPictures.disc(),
                shape: NetworkShape(
                    coordinates: .classic, encoding: .none, hidden: [24, 24], activation: .sigmoid, output: .sigmoid,
                    hasFirstBiasOnly: true),
                settings: LearningSettings(optimiser: .muon, rate: 0.05, adamRate: 0.02, batch: 64, steps: 300),
                decibels: 22),
        ]
    }

    @Test("a tiny picture is learned", arguments: Goal.all)
    func learns(goal: Goal) {
        let learner = Learner(
            LearningTarget([goal.picture], shape: goal.shape), from: .initial(shape: goal.shape, seed: 3),
            settings: goal.settings)
        while learner.advance(threads: 2), !learner.isFinished {}
        #expect(learner.psnr(threads: 2) > goal.decibels)
    }

    @Test("the PSNR is that of the drawn picture's eight bits", arguments: [Channels.grey, .rgb])
    func decibels(channels: Channels) {
        let picture = TinyPictures.disc(13, 21, channels: channels)
        let shape = TinyTask.shape(channels: channels.count)
        let learner = Learner(
            LearningTarget([picture], shape: shape), from: .initial(shape: shape, seed: 3),
            settings: TinyTask.adam(steps: 20))
        while learner.advance(), !learner.isFinished {}
        let drawn = PackedNetwork(learner.weights, tier: .reference).drawPicture(of: picture.size, threads: 1)
        var sum = 0.0
        for (a, b) in zip(drawn.samples, picture.samples) {
            let difference = (Double(a) / 257).rounded() - (Double(b) / 257).rounded()
            sum += difference * difference
        }
        let expected = 10 * log10(255 * 255 * Double(picture.samples.count) / sum)
        for threads in [1, 2, 3, 8] { #expect(abs(learner.psnr(threads: threads) - expected) < 1e-9) }
    }

    @Test("colours count multiplied by their opacity")
    func decibelsOfOpacity() {
        let picture = TinyPictures.disc(13, 21, channels: .rgba)
        let shape = TinyTask.shape(channels: 4)
        let learner = Learner(
            LearningTarget([picture], shape: shape), from: .initial(shape: shape, seed: 3),
            settings: TinyTask.adam(steps: 20))
        while learner.advance(), !learner.isFinished {}
        let drawn = PackedNetwork(learner.weights, tier: .reference).drawPicture(of: picture.size, threads: 1)
        func visible(_ picture: Picture) -> [Double] {
            let values = picture.samples.map { (Double($0) / 257).rounded() }
            return values.indices.map { index in
                index % 4 == 3 ? values[index] : (values[index] * values[index | 3] / 255).rounded()
            }
        }
        let sum = zip(visible(drawn), visible(picture)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let expected = 10 * log10(255 * 255 * Double(picture.samples.count) / sum)
        #expect(abs(learner.psnr(threads: 2) - expected) < 1e-9)
    }

    @Test("of several pictures the mean is learned, and the PSNR is that of their mean error")
    func severalPictures() {
        // So few pixels that each is drawn often, in every picture alike.
        let size = PixelSize(width: 2, height: 2)
        let colours: [[UInt16]] = [[0, 40_000, 65_535], [65_535, 20_000, 65_535], [10_000, 0, 65_535]]
        let pictures = colours.map { Picture(size: size, channels: .rgb, filledWith: $0) }
        let shape = TinyTask.shape([8])
        let learner = Learner(
            LearningTarget(pictures, shape: shape), from: .initial(shape: shape, seed: 3),
            settings: TinyTask.adam(steps: 200, batch: 200))
        while learner.advance(threads: 2), !learner.isFinished {}
        let drawn = PackedNetwork(learner.weights, tier: .fastest).drawPicture(of: size, threads: 1)
        for pixel in stride(from: 0, to: drawn.samples.count, by: 3) {
            for channel in 0..<3 {
                let mean = colours.reduce(0) { $0 + Double($1[channel]) } / 3
                #expect(abs(Double(drawn.samples[pixel + channel]) - mean) < 0.03 * 65_535)
            }
        }
        var error = SquaredError()
        for picture in pictures { error += SquaredError(drawn, picture) }
        #expect(learner.psnr(threads: 2) == error.psnr)
    }
}
