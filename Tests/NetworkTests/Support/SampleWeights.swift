// SPDX-License-Identifier: MIT
import Basics
import Networks
import WeightFiles

/// Small networks of many kinds.
struct SampleWeights: CustomStringConvertible, Sendable {
    let description: String
    let shape: NetworkShape
    var lineage = Lineage(start: .shared, root: 7)
    var provenance = Provenance(recipe: "morph", steps: 0, pixelUpdates: 0)

    /// Parameters of both signs and many magnitudes, and those that are easily lost: -0, the smallest, the largest.
    var weights: Weights {
        let random = RandomSource(seed: 42, stream: .samples)
        var storage = (0..<shape.parameterCount).map { index in
            Float(random.normal(at: UInt64(index)) * [1, 1e-30, 1e30][index % 3])
        }
        storage.replaceSubrange(0..<4, with: [-0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1])
        return Weights(shape: shape, storage: storage)
    }

    var file: WeightFile { WeightFile(weights: weights, lineage: lineage, provenance: provenance) }

    static let plain = SampleWeights(
        description: "plain",
        shape: NetworkShape(encoding: .none, hidden: [3, 2], activation: .tanh, output: .sigmoid))

    static let fourier = SampleWeights(
        description: "fourier",
        shape: NetworkShape(
            encoding: .fourier(count: 5, sigma: 1.2, seed: 99), hidden: [4, 3], activation: .tanh, output: .sigmoid),
        lineage: Lineage(start: .from, root: .max, parent: String(repeating: "0f", count: 32)),
        provenance: Provenance(
            pictureSHA256: String(repeating: "ab", count: 32), pictureWidth: 400, pictureHeight: 300,
            recipe: "my \"own\"\\ récipe 🌙", steps: 12_345, pixelUpdates: .max, psnr: 38.123456789))

    static let all: [SampleWeights] = [
        plain, fourier,
        SampleWeights(
            description: "classic",
            shape: NetworkShape(
                coordinates: .classic, encoding: .none, hidden: [7, 9], activation: .sigmoid, output: .sigmoid,
                hasFirstBiasOnly: true),
            lineage: Lineage(start: .own, root: 0),
            provenance: Provenance(recipe: "classic", steps: 1, pixelUpdates: 2, psnr: .infinity)),
        SampleWeights(
            description: "deep, with opacity",
            shape: NetworkShape(
                encoding: .fourier(count: 1, sigma: 1e-10, seed: .max), hidden: Array(repeating: 5, count: 16),
                activation: .sine, output: .linear, outputChannels: 4),
            lineage: Lineage(
                start: .chain, root: 1,
                alignment: Lineage.Reordering(
                    root: .max, reference: String(repeating: "1e", count: 32),
                    original: String(repeating: "2d", count: 32)))),
        SampleWeights(
            description: "tile",
            shape: NetworkShape(
                encoding: .tile(count: 3, aspect: 16.0 / 9), hidden: [4], activation: .tanh, output: .sigmoid),
            lineage: Lineage(
                start: .bend, root: 2,
                ends: Lineage.Ends(
                    first: String(repeating: "3c", count: 32), second: String(repeating: "4b", count: 32)))),
        SampleWeights(
            description: "grey",
            shape: NetworkShape(
                encoding: .none, hidden: [1024], activation: .gauss, output: .linear, outputChannels: 1),
            lineage: Lineage(start: .star, root: 3),
            provenance: Provenance(recipe: "custom", steps: 0, pixelUpdates: 0, psnr: -3)),
    ]
}
