// SPDX-License-Identifier: MIT
import Learning
import Networks
import Storage
import WeightFiles

/// The origin of a network: its first weights, their lineage, and the step size to learn with from there.
struct Ancestor: Sendable {
    let weights: Weights
    let lineage: Lineage

    /// Fresh weights of a seed.
    init(seed: UInt64, shape: NetworkShape, start: Lineage.Start) {
        weights = .initial(shape: shape, seed: seed)
        lineage = Lineage(start: start, root: seed)
    }

    /// Learned weights, with opacity added where `shape` has it.
    ///
    /// - Throws: ``StudioFailure`` when they have another shape.
    init(_ file: LearnedFile, named name: String, shape: NetworkShape, start: Lineage.Start) throws {
        let (file, digest) = (file.file, file.digest)
        let grown = shape.outputChannels == 4 ? file.weights.withOpacity : file.weights
        guard grown.shape == shape else {
            throw StudioFailure(
                "\"\(name)\" is a \(file.weights.shape), and cannot start a \(shape); "
                    + "learn with its recipe, or from another start", .badData)
        }
        weights = grown
        lineage = Lineage(start: start, root: file.lineage.kin, parent: digest)
    }

    /// The settings to learn with from here. Learned weights are near their goal already: half the step size is enough,
    /// and keeps a network near its kin.
    func settings(_ usual: LearningSettings) -> LearningSettings {
        guard lineage.parent != nil else { return usual }
        var settings = usual
        settings.rate *= 0.5
        settings.adamRate *= 0.5
        return settings
    }

    /// A seed of a picture's own, made from its name and the general seed.
    static func ownSeed(_ name: String, seed: UInt64) -> UInt64 {
        let digest = SHA256.hexadecimal(of: Array("\(seed) \(name)".utf8))
        return UInt64(digest.prefix(16), radix: 16) ?? seed
    }
}

/// A weight file as it was read, and the digest by which lineages name it.
public struct LearnedFile: Sendable {
    public let file: WeightFile
    /// SHA-256 of the file on disk, as `sha256sum` prints it.
    public let digest: String

    /// - Throws: errors of weight files.
    init(at path: FilePath) throws {
        file = try WeightFile.read(from: path)
        digest = try WeightFile.digest(of: path)
    }
}
