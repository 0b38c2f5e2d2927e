// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Safetensors
import Storage

/// The state of bending between two steps: all that is needed, besides the ends, to continue to the identical weights.
public struct BendingCheckpoint: Hashable, Sendable {
    public var settings: BendingSettings
    /// Steps taken.
    public var step: Int
    public var weights: Weights
    public var moments: Moments
}

/// Unfinished bending on disk: all numbers survive bit for bit.
///
/// The shape is not stored, as the code that resumes knows it, nor are the ends.
public struct BendingFile: Sendable {
    public let checkpoint: BendingCheckpoint
    /// Identifies the ends. Resuming between others would be a mistake.
    public let identity: String

    public init(checkpoint: BendingCheckpoint, identity: String) {
        self.checkpoint = checkpoint
        self.identity = identity
    }

    private static let format = "inbetween-bending/1"

    /// - Throws: `StorageError`.
    public func write(to path: FilePath) throws {
        let tensors = [
            ("parameters", checkpoint.weights.storage), ("mean", checkpoint.moments.mean),
            ("square", checkpoint.moments.square),
        ].map { SafetensorsTensor(name: $0, shape: [$1.count], elements: $1) }
        let settings = try JSONEncoder.canonical.encode(checkpoint.settings)
        let metadata = [
            "format": Self.format, "identity": identity, "step": String(checkpoint.step),
            "settings": String(decoding: settings, as: UTF8.self),
        ]
        try SafetensorsFile(tensors: tensors, metadata: metadata).write(to: path)
    }

    /// Reads the bending of networks of `shape`.
    ///
    /// - Throws: ``CheckpointFileError``, `SafetensorsError`, `StorageError`.
    public init(from path: FilePath, shape: NetworkShape) throws {
        let file = try SafetensorsFile(from: path)
        guard file.metadata["format"] == Self.format else {
            throw CheckpointFileError.unknownFormat(path, file.metadata["format"])
        }
        guard let identity = file.metadata["identity"] else { throw CheckpointFileError.damaged(path, "identity") }
        guard
            let settings = file.metadata["settings"].flatMap({
                try? JSONDecoder().decode(BendingSettings.self, from: Data($0.utf8))
            }), LearningSettings.batchSizes.contains(settings.learning.batch),
            LearningSettings.stepCounts.contains(settings.learning.steps), settings.palette >= 0, settings.reach >= 0
        else { throw CheckpointFileError.damaged(path, "settings") }
        guard let step = file.metadata["step"].flatMap(Int.init), (0...settings.learning.steps).contains(step) else {
            throw CheckpointFileError.damaged(path, "step")
        }
        func elements(_ name: String, isSquare: Bool = false) throws -> [Float] {
            guard let elements = file[name]?.elements(as: Float.self), elements.count == shape.parameterCount,
                elements.allSatisfy({ $0.isFinite && (!isSquare || $0 >= 0) })
            else { throw CheckpointFileError.damaged(path, name) }
            return elements
        }
        checkpoint = BendingCheckpoint(
            settings: settings, step: step, weights: Weights(shape: shape, storage: try elements("parameters")),
            moments: Moments(mean: try elements("mean"), square: try elements("square", isSquare: true)))
        self.identity = identity
    }
}
