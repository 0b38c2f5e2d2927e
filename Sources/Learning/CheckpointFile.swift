// SPDX-License-Identifier: MIT
import Foundation
import NeuralField
import Storage

/// A checkpoint on disk, `NAME.state.safetensors`: what resuming needs and sharing does not.
///
/// It is complete in itself, weights included, so that no power cut can leave it at odds with another file. All numbers
/// survive bit for bit; the shape is not stored, as the one who resumes knows it.
public struct CheckpointFile: Sendable {
    public let checkpoint: Checkpoint
    /// What the learning is of, by free keys: picture, recipe, lineage. Resuming anything else would be a mistake.
    public let identity: [String: String]

    public init(checkpoint: Checkpoint, identity: [String: String]) {
        self.checkpoint = checkpoint
        self.identity = identity
    }

    private static let format = "inbetween-state/1"
    private static let identityPrefix = "identity."

    /// - Throws: `StorageError`.
    public func write(to path: FilePath) throws {
        func tensor(_ name: String, _ elements: [Float]) -> SafetensorsTensor {
            SafetensorsTensor(name: name, shape: [elements.count], elements: elements)
        }
        let settings = try JSONEncoder.canonical.encode(checkpoint.settings)
        var metadata = [
            "format": Self.format, "step": String(checkpoint.step),
            "settings": String(decoding: settings, as: UTF8.self),
        ]
        for (key, value) in identity { metadata[Self.identityPrefix + key] = value }
        let errors = SafetensorsTensor(
            name: "recent_error", shape: [checkpoint.recentError == nil ? 0 : 1],
            elements: [checkpoint.recentError].compactMap { $0 })
        let file = SafetensorsFile(
            tensors: [
                tensor("parameters", checkpoint.weights.storage), tensor("mean", checkpoint.moments.mean),
                tensor("square", checkpoint.moments.square), errors,
            ], metadata: metadata)
        try file.write(to: path)
    }

    /// Reads a checkpoint of a network of `shape`.
    ///
    /// - Throws: ``CheckpointFileError``, `SafetensorsError`, `StorageError`.
    public init(from path: FilePath, shape: NetworkShape) throws {
        let file = try SafetensorsFile(from: path)
        guard file.metadata["format"] == Self.format else {
            throw CheckpointFileError.unknownFormat(path, file.metadata["format"])
        }
        func elements(_ name: String, where isPossible: (Float) -> Bool = { $0.isFinite }) throws -> [Float] {
            guard let elements = file[name]?.elements(as: Float.self), elements.count == shape.parameterCount,
                elements.allSatisfy(isPossible)
            else { throw CheckpointFileError.damaged(path, name) }
            return elements
        }
        guard let settingsText = file.metadata["settings"],
            let settings = try? JSONDecoder().decode(LearningSettings.self, from: Data(settingsText.utf8)),
            LearningSettings.batchSizes.contains(settings.batch), LearningSettings.stepCounts.contains(settings.steps)
        else { throw CheckpointFileError.damaged(path, "settings") }
        guard let step = file.metadata["step"].flatMap(Int.init), (0...settings.steps).contains(step) else {
            throw CheckpointFileError.damaged(path, "step")
        }
        guard let errors = file["recent_error"]?.elements(as: Double.self), errors.count == min(step, 1),
            errors.allSatisfy({ $0 >= 0 && $0.isFinite })
        else { throw CheckpointFileError.damaged(path, "recent_error") }
        checkpoint = Checkpoint(
            weights: Weights(shape: shape, storage: try elements("parameters")), settings: settings, step: step,
            moments: Moments(mean: try elements("mean"), square: try elements("square") { $0 >= 0 && $0.isFinite }),
            recentError: errors.first)
        identity = Dictionary(
            uniqueKeysWithValues: file.metadata.compactMap { key, value in
                key.hasPrefix(Self.identityPrefix) ? (String(key.dropFirst(Self.identityPrefix.count)), value) : nil
            })
    }
}

extension JSONEncoder {
    /// The same value always gives the same text.
    static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
