// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Networks
import Raster
import Safetensors
import Storage

/// An unfinished rehearsal on disk, complete in itself: all numbers survive bit for bit.
///
/// The shape is not stored, as the code that resumes knows it. Nor are the originals, whose files stay until the new
/// ones are complete.
public struct RehearsalFile: Sendable {
    public let checkpoint: RehearsalCheckpoint
    /// Identifies the rehearsal: a digest of members, pictures and settings. Resuming anything else would be a mistake.
    public let identity: String
    /// SHA-256 of each member's weight file before the rehearsal.
    public let originals: [String]

    public init(checkpoint: RehearsalCheckpoint, identity: String, originals: [String]) {
        self.checkpoint = checkpoint
        self.identity = identity
        self.originals = originals
    }

    private static let format = "inbetween-rehearsal/3"

    /// - Throws: `StorageError`.
    public func write(to path: FilePath) throws {
        var tensors: [SafetensorsTensor] = []
        for (index, member) in checkpoint.members.enumerated() {
            for (name, elements) in [
                ("parameters", member.weights.storage), ("mean", member.moments.mean),
                ("square", member.moments.square), ("pixel_errors", member.pixelErrors ?? []),
            ] {
                tensors.append(
                    SafetensorsTensor(name: "\(index).\(name)", shape: [elements.count], elements: elements))
            }
        }
        let settings = try JSONEncoder.canonical.encode(checkpoint.settings)
        let metadata = [
            "format": Self.format, "identity": identity, "originals": originals.joined(separator: " "),
            "step": String(checkpoint.step),
            "turns": checkpoint.members.map { String($0.turns) }.joined(separator: " "),
            "settings": String(decoding: settings, as: UTF8.self),
        ]
        try SafetensorsFile(tensors: tensors, metadata: metadata).write(to: path)
    }

    /// Reads the rehearsal of networks of `shape` that learned pictures of these sizes.
    ///
    /// - Throws: ``CheckpointFileError``, `SafetensorsError`, `StorageError`.
    public init(from path: FilePath, shape: NetworkShape, pictures: [PixelSize]) throws {
        let file = try SafetensorsFile(from: path)
        guard file.metadata["format"] == Self.format else {
            throw CheckpointFileError.unknownFormat(path, file.metadata["format"])
        }
        guard let identity = file.metadata["identity"] else { throw CheckpointFileError.damaged(path, "identity") }
        originals = (file.metadata["originals"] ?? "").split(separator: " ").map(String.init)
        guard originals.count == pictures.count else { throw CheckpointFileError.damaged(path, "originals") }
        guard
            let settings = file.metadata["settings"].flatMap({
                try? JSONDecoder().decode(RehearsalSettings.self, from: Data($0.utf8))
            }), settings.isPossible(for: pictures.count)
        else { throw CheckpointFileError.damaged(path, "settings") }
        guard let step = file.metadata["step"].flatMap(Int.init), (0...settings.learning.steps).contains(step) else {
            throw CheckpointFileError.damaged(path, "step")
        }
        let turns = (file.metadata["turns"] ?? "").split(separator: " ").map { Int($0) ?? -1 }
        guard turns.count == pictures.count, turns.allSatisfy({ (0...step).contains($0) }),
            turns.reduce(0, +) == 2 * step
        else { throw CheckpointFileError.damaged(path, "turns") }
        func elements(_ name: String, count: Int, isSquare: Bool = false) throws -> [Float] {
            guard let elements = file[name]?.elements(as: Float.self), elements.count == count,
                elements.allSatisfy({ $0.isFinite && (!isSquare || $0 >= 0) })
            else { throw CheckpointFileError.damaged(path, name) }
            return elements
        }
        let count = shape.parameterCount
        let members = try pictures.enumerated().map { index, size in
            let cells = turns[index] > 0 ? ImportanceSampler.cellCount(of: size) : 0
            let errors = try elements("\(index).pixel_errors", count: cells, isSquare: true)
            return RehearsalCheckpoint.Member(
                weights: Weights(shape: shape, storage: try elements("\(index).parameters", count: count)),
                moments: Moments(
                    mean: try elements("\(index).mean", count: count),
                    square: try elements("\(index).square", count: count, isSquare: true)),
                turns: turns[index], pixelErrors: turns[index] > 0 ? errors : nil)
        }
        checkpoint = RehearsalCheckpoint(settings: settings, step: step, members: members)
        self.identity = identity
    }
}

extension RehearsalSettings {
    /// Whether these settings, read from a file, are valid for a set of `count` networks.
    fileprivate func isPossible(for count: Int) -> Bool {
        LearningSettings.batchSizes.contains(learning.batch) && LearningSettings.stepCounts.contains(learning.steps)
            && LearningSettings.batchSizes.contains(slopes) && !pairs.isEmpty && strength >= 0
            && palette >= 0 && reach >= 0 && (0...1).contains(gathering)
            && pairs.allSatisfy {
                (0..<count).contains($0.first) && (0..<count).contains($0.second) && $0.first != $0.second
            }
    }
}
