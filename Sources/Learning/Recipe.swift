// SPDX-License-Identifier: MIT
import Basics
import Networks
import Raster

/// A named way to learn: the network's shape and the settings that suit it.
public struct Recipe: Hashable, Sendable {
    public let name: String
    /// The network's shape with three output channels for square pictures; ``shape(channels:size:)`` gives others.
    public var shape: NetworkShape
    public var settings: LearningSettings

    /// The recipe's shape for pictures of another number of channels and, where they are to tile, of another aspect.
    ///
    /// With an encoding that tiles, the longer side is at most ``InputEncoding/maximumAspect`` times the shorter one.
    public func shape(channels: Int, size: PixelSize) -> NetworkShape {
        var shape = shape
        shape.outputChannels = channels
        if case .tile(let count, _) = shape.encoding {
            shape.encoding = .tile(count: count, aspect: Float(Double(size.width) / Double(size.height)))
        }
        return shape
    }
}

extension Recipe: CaseIterable {
    /// Shapes that move and keys that are sharp: saturating units over a few low, fixed Fourier features. Higher ones
    /// learn faster and make walks speckled, lower ones blur them (docs/notes/rehearsal.md).
    public static let morph = Recipe(
        name: "morph",
        shape: NetworkShape(
            encoding: .fourier(count: 64, sigma: 2, seed: frequencySeed), hidden: [128, 128, 128, 128, 128],
            activation: .tanh, output: .sigmoid),
        settings: LearningSettings(optimiser: .muon, rate: 0.08, adamRate: 8e-3, growsBatch: true, steps: 700))

    /// SIREN (Sitzmann et al. 2020): the most faithful, but dissolves rather than morphs.
    public static let sine = Recipe(
        name: "sine",
        shape: NetworkShape(encoding: .none, hidden: [256, 256, 256, 256], activation: .sine, output: .linear),
        settings: LearningSettings(optimiser: .muon, rate: 0.1, adamRate: 1e-3, growsBatch: true, steps: 500))

    /// Large photographs: units that answer to a narrow range of their input, over many frequencies, most of them high.
    public static let photo = Recipe(
        name: "photo",
        shape: NetworkShape(
            encoding: .fourier(count: 128, sigma: 8, seed: frequencySeed), hidden: [256, 256, 256],
            activation: .gauss, output: .sigmoid),
        settings: LearningSettings(
            optimiser: .muon, rate: 0.1, adamRate: 8e-3, batch: 8192, growsBatch: true, steps: 650))

    /// The hobby project this grew from: two sigmoid layers, biases on the first only.
    public static let classic = Recipe(
        name: "classic",
        shape: NetworkShape(
            coordinates: .classic, encoding: .none, hidden: [150, 150], activation: .sigmoid, output: .sigmoid,
            hasFirstBiasOnly: true),
        settings: LearningSettings(optimiser: .muon, rate: 0.2, adamRate: 2e-2, steps: 3000))

    public static let allCases = [morph, sine, photo, classic]

    /// The seed of all networks' frequencies, as networks with different frequencies cannot be mixed.
    public static let frequencySeed: UInt64 = 99

    /// Number of frequencies of networks that tile: the highest are about as high as most of `morph`'s.
    public static let tileFrequencies = 48
}
