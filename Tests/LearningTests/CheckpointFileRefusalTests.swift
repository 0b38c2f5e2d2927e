// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Safetensors
import Storage
import Testing
import TestSupport

/// A broken learning state is refused by name, and never taken for a whole one.
@Suite struct CheckpointFileRefusalTests {
    /// The content of a whole file, to be broken in one place.
    struct Content {
        var metadata: [String: String]
        var tensors: [SafetensorsTensor]

        mutating func replace(_ name: String, with tensor: SafetensorsTensor?) {
            tensors.removeAll { $0.name == name }
            if let tensor { tensors.append(tensor) }
        }
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The part that the error names as wrong; nil for the format.
        let part: String?
        let apply: @Sendable (inout Content) -> Void

        init(_ description: String, part: String?, _ apply: @escaping @Sendable (inout Content) -> Void) {
            testDescription = description
            self.part = part
            self.apply = apply
        }

        /// With another value for one setting.
        static func setting(_ key: String, _ value: String) -> Damage {
            Damage("\(key) is \(value)", part: "settings") { content in
                content.metadata["settings"] = content.metadata["settings"]?.replacingOccurrences(
                    of: "\"\(key)\":[^,}]*", with: "\"\(key)\":\(value)", options: .regularExpression)
            }
        }

        static func tensor<Element: SafetensorsElement>(_ name: String, _ elements: [Element]) -> SafetensorsTensor {
            SafetensorsTensor(name: name, shape: [elements.count], elements: elements)
        }
    }

    static let shape = TinyTask.shape([5])
    static let count = shape.parameterCount
    static let pictures = [TinyPictures.disc().size]

    static let damages: [Damage] = [
        Damage("no format", part: nil) { $0.metadata["format"] = nil },
        Damage("a newer format", part: nil) { $0.metadata["format"] = "inbetween-state/3" },
        Damage("no step", part: "step") { $0.metadata["step"] = nil },
        Damage("a step that is no number", part: "step") { $0.metadata["step"] = "two" },
        Damage("a step before the first", part: "step") { $0.metadata["step"] = "-1" },
        Damage("a step beyond the last", part: "step") { $0.metadata["step"] = "13" },
        Damage("a step that no integer holds", part: "step") { $0.metadata["step"] = "99999999999999999999" },
        Damage("no settings", part: "settings") { $0.metadata["settings"] = nil },
        Damage("settings that are no JSON", part: "settings") { $0.metadata["settings"] = "{" },
        .setting("optimiser", "\"hope\""), .setting("batch", "0"), .setting("batch", "-3"), .setting("steps", "0"),
        .setting("seed", "-1"), .setting("rate", "\"fast\""), .setting("adamRate", "null"),
        // A batch that would not fit into memory, steps whose pixels no integer can count.
        .setting("batch", "4611686018427387904"), .setting("steps", "9223372036854775807"),
        Damage("no weights", part: "parameters") { $0.replace("parameters", with: nil) },
        Damage("a weight too few", part: "parameters") {
            $0.replace("parameters", with: Damage.tensor("parameters", [Float](repeating: 0, count: count - 1)))
        },
        Damage("weights in double precision", part: "parameters") {
            $0.replace("parameters", with: Damage.tensor("parameters", [Double](repeating: 0, count: count)))
        },
        Damage("a weight that is no number", part: "parameters") {
            $0.replace("parameters", with: Damage.tensor("parameters", [Float](repeating: .nan, count: count)))
        },
        Damage("no mean", part: "mean") { $0.replace("mean", with: nil) },
        Damage("an infinite mean", part: "mean") {
            $0.replace("mean", with: Damage.tensor("mean", [Float](repeating: .infinity, count: count)))
        },
        Damage("no square", part: "square") { $0.replace("square", with: nil) },
        Damage("a square of another size", part: "square") {
            $0.replace("square", with: Damage.tensor("square", [Float](repeating: 0, count: count + 1)))
        },
        Damage("a negative square", part: "square") {
            $0.replace("square", with: Damage.tensor("square", [Float](repeating: -1, count: count)))
        },
        Damage("no recent error", part: "recent_error") { $0.replace("recent_error", with: nil) },
        Damage("recent errors", part: "recent_error") {
            $0.replace("recent_error", with: Damage.tensor("recent_error", [0.1, 0.1]))
        },
        Damage("a recent error in single precision", part: "recent_error") {
            $0.replace("recent_error", with: Damage.tensor("recent_error", [Float(0.1)]))
        },
        Damage("no recent error though steps were taken", part: "recent_error") {
            $0.replace("recent_error", with: Damage.tensor("recent_error", [Double]()))
        },
        Damage("no pixels' errors", part: "pixel_errors.0") { $0.replace("pixel_errors.0", with: nil) },
        Damage("errors of another picture", part: "pixel_errors.0") {
            $0.replace("pixel_errors.0", with: Damage.tensor("pixel_errors.0", [Float(1)]))
        },
        Damage("a pixel's error that is no number", part: "pixel_errors.0") {
            let errors = [Float](repeating: .nan, count: pictures[0].pixelCount)
            $0.replace("pixel_errors.0", with: Damage.tensor("pixel_errors.0", errors))
        },
    ]

    private func checkpoint() -> Checkpoint {
        let task = TinyTask(
            name: "x", shape: Self.shape,
            settings: LearningSettings(optimiser: .adam, rate: 0.01, batch: 9, steps: 12, seed: 1))
        let learner = task.learner()
        for _ in 0..<2 { learner.advance() }
        return learner.checkpoint
    }

    @Test("each damage has its own name", arguments: damages)
    func refused(damage: Damage) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("x.state.safetensors")
        try CheckpointFile(checkpoint: checkpoint(), identity: ["picture": "a"]).write(to: path)
        let whole = try SafetensorsFile(from: path)
        var content = Content(metadata: whole.metadata, tensors: whole.tensors)
        damage.apply(&content)
        #expect(content.metadata != whole.metadata || content.tensors != whole.tensors, "something is damaged")
        try SafetensorsFile(tensors: content.tensors, metadata: content.metadata).write(to: path)
        let expected =
            damage.part.map { CheckpointFileError.damaged(path, $0) }
            ?? .unknownFormat(path, content.metadata["format"])
        let error = #expect(throws: CheckpointFileError.self) {
            try CheckpointFile(from: path, shape: Self.shape, pictures: Self.pictures)
        }
        #expect(error == expected)
        #expect(error?.description.contains("x.state.safetensors") == true)
        #expect(error?.description.contains("--overwrite") == true)
    }

    @Test("a state of another shape is refused")
    func otherShape() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("x.state.safetensors")
        try CheckpointFile(checkpoint: checkpoint(), identity: [:]).write(to: path)
        #expect(throws: CheckpointFileError.damaged(path, "parameters")) {
            try CheckpointFile(from: path, shape: TinyTask.shape([6]), pictures: Self.pictures)
        }
    }

    @Test("a file cut short anywhere is refused")
    func truncated() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("x.state.safetensors")
        try CheckpointFile(checkpoint: checkpoint(), identity: [:]).write(to: path)
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path.string)))
        let handle = try FileDescriptor.open(path, .readWrite)
        defer { try? handle.close() }
        for count in (0..<bytes.count).reversed() {
            #expect(ftruncate(handle.rawValue, off_t(count)) == 0)
            #expect(throws: SafetensorsError.self, "\(count) bytes") {
                try CheckpointFile(from: path, shape: Self.shape, pictures: Self.pictures)
            }
        }
    }

    @Test("a path that is missing or not a file is named")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("nowhere.state.safetensors")
        #expect(throws: StorageError(.read, path, .noSuchFileOrDirectory)) {
            try CheckpointFile(from: path, shape: Self.shape, pictures: Self.pictures)
        }
        #expect(throws: SafetensorsError(folder.path, .notARegularFile)) {
            try CheckpointFile(from: folder.path, shape: Self.shape, pictures: Self.pictures)
        }
    }
}
