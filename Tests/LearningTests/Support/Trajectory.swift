// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Learning
import Networks
import Raster
import Testing

/// Steps of learning that another implementation computed in double precision: see `Fixtures/trajectories.py`.
struct Trajectory: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let coordinates: CoordinateSystem
    /// Number of frequencies; 0 without an encoding.
    let frequencies: Int
    let sigma: Float
    let frequencySeed: UInt64
    let hidden: [Int]
    let activation: Activation
    let output: OutputActivation
    let channels: Int
    let hasFirstBiasOnly: Bool
    /// The seed of the initial weights.
    let root: UInt64
    let optimiser: Optimiser
    let rate: Double
    let adamRate: Double
    let batch: Int
    let growsBatch: Bool
    let steps: Int
    let seed: UInt64
    /// Weights in the order of `Weights.storage`, before the first step and after the last.
    let initial: [Float]
    let final: [Double]
    /// The mean squared error of each step's batch.
    let errors: [Double]

    var testDescription: String { name }

    var shape: NetworkShape {
        NetworkShape(
            coordinates: coordinates,
            encoding: frequencies == 0 ? .none : .fourier(count: frequencies, sigma: sigma, seed: frequencySeed),
            hidden: hidden, activation: activation, output: output, outputChannels: channels,
            hasFirstBiasOnly: hasFirstBiasOnly)
    }

    var settings: LearningSettings {
        LearningSettings(
            optimiser: optimiser, rate: rate, adamRate: adamRate, batch: batch, growsBatch: growsBatch, steps: steps,
            seed: seed)
    }
}

extension Trajectory {
    /// The file: one picture, learned in several ways.
    struct Collection: Decodable, Sendable {
        let width: Int
        let height: Int
        /// Red, green, blue and opacity, in 0...255.
        let samples: [UInt8]
        let runs: [Trajectory]

        func picture(channels: Int) -> Picture {
            let picture = Picture(
                size: PixelSize(width: width, height: height), channels: .rgba, eightBitSamples: samples)
            return channels == 4 ? picture : picture.converted(to: .rgb)
        }
    }

    static let stored: Result<Collection, any Error> = Result {
        let file = Bundle.module.bundleURL.appendingPathComponent("Fixtures/trajectories.json")
        return try JSONDecoder().decode(Collection.self, from: Data(contentsOf: file))
    }

    static var all: [Trajectory] { (try? stored.get().runs) ?? [] }
}
