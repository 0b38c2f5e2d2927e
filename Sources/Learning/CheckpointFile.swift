// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Networks
import Raster
import Safetensors
import Storage

/// A checkpoint on disk, `NAME.state.safetensors`: the state that resuming needs and a shared weight file does not
/// hold.
///
/// It is complete in itself, weights included, so that no power cut can leave it at odds with another file. All numbers
/// survive bit for bit; the shape is not stored, as the code that resumes knows it.
public struct CheckpointFile: Sendable {
    public let checkpoint: Checkpoint
    /// Identifies the learning by free keys: picture, recipe, lineage. Resuming anything else would be a mistake.
    public let identity: [String: String]

    public init(checkpoint: Checkpoint, identity: [String: String]) {
        self.checkpoint = checkpoint
        self.identity = identity
    }

    private static let format = "inbetween-state/2"
    private static let identityPrefix = "identity."

    /// - Parameter removesStaleParts: see `AtomicFile`.
    /// - Throws: `StorageError`.
    public func write(to path: FilePath, removesStaleParts: Bool = true) throws {
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
        let pixelErrors = checkpoint.pixelErrors.enumerated().map { tensor(Self.pixelErrors(of: $0), $1) }
        let file = SafetensorsFile(
            tensors: [
                tensor("parameters", checkpoint.weights.storage), tensor("mean", checkpoint.moments.mean),
                tensor("square", checkpoint.moments.square), errors,
            ] + pixelErrors, metadata: metadata)
        try file.write(to: path, removesStaleParts: removesStaleParts)
    }

    /// The ``identity`` of the learning at `path`; reads no tensors.
    ///
    /// - Throws: ``CheckpointFileError``, `SafetensorsError`, `StorageError`.
    public static func identity(of path: FilePath) throws -> [String: String] {
        try identity(in: SafetensorsReader(path).header.metadata, of: path)
    }

    private static func identity(in metadata: [String: String], of path: FilePath) throws -> [String: String] {
        guard metadata["format"] == format else {
            throw CheckpointFileError.unknownFormat(path, metadata["format"])
        }
        return Dictionary(
            uniqueKeysWithValues: metadata.compactMap { key, value in
                key.hasPrefix(identityPrefix) ? (String(key.dropFirst(identityPrefix.count)), value) : nil
            })
    }

    private static func pixelErrors(of picture: Int) -> String { "pixel_errors.\(picture)" }

    /// Reads a checkpoint of a network of `shape` that learns pictures of these sizes.
    ///
    /// - Throws: ``CheckpointFileError``, `SafetensorsError`, `StorageError`.
    public init(from path: FilePath, shape: NetworkShape, pictures: [PixelSize]) throws {
        let file = try SafetensorsFile(from: path)
        identity = try Self.identity(in: file.metadata, of: path)
        func elements(
            _ name: String, count: Int? = nil, where isPossible: (Float) -> Bool = { $0.isFinite }
        ) throws -> [Float] {
            guard let elements = file[name]?.elements(as: Float.self),
                elements.count == count ?? shape.parameterCount, elements.allSatisfy(isPossible)
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
            recentError: errors.first,
            pixelErrors: try step == 0
                ? []
                : pictures.enumerated().map { index, size in
                    try elements(Self.pixelErrors(of: index), count: ImportanceSampler.cellCount(of: size)) {
                        $0 >= 0 && $0.isFinite
                    }
                })
    }
}

extension JSONEncoder {
    /// An encoder that always gives the same text for the same value.
    static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
