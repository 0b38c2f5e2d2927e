// SPDX-License-Identifier: MIT
import Learning
import Networks
import Safetensors
import Storage
import Testing
import TestSupport

/// A broken rehearsal is refused by name, and never taken for a whole one.
@Suite struct RehearsalFileRefusalTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let part: String
        let apply: @Sendable (inout [String: String], inout [SafetensorsTensor]) -> Void
        var testDescription: String { part }

        static func metadata(_ key: String, _ value: String?, part: String? = nil) -> Damage {
            Damage(part: part ?? key) { metadata, _ in metadata[key] = value }
        }

        static func tensor(_ name: String, _ elements: [Float]?) -> Damage {
            Damage(part: name) { _, tensors in
                tensors.removeAll { $0.name == name }
                if let elements {
                    tensors.append(SafetensorsTensor(name: name, shape: [elements.count], elements: elements))
                }
            }
        }
    }

    static let set = TinySet(steps: 4)
    static let count = set.originals[0].storage.count

    static let damages: [Damage] = [
        .metadata("step", "5"), .metadata("step", "-1"), .metadata("step", nil), .metadata("identity", nil),
        .metadata("originals", "a b"), .metadata("turns", "1 1"), .metadata("turns", "1 1 x"),
        .metadata("turns", "9 9 9"), .metadata("settings", "{}"),
        .tensor("0.parameters", nil), .tensor("1.mean", [0]),
        .tensor("2.square", [Float](repeating: -1, count: count)),
        .tensor("0.parameters", [Float](repeating: .nan, count: count)), .tensor("0.pixel_errors", [1]),
    ]

    @Test("each damage has its own name", arguments: damages)
    func refused(damage: Damage) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("set")
        let rehearsal = Self.set.rehearsal()
        for _ in 0..<3 { rehearsal.advance() }
        try RehearsalFile(checkpoint: rehearsal.checkpoint, identity: "x", originals: ["a", "b", "c"]).write(to: path)
        let whole = try SafetensorsFile(from: path)
        var (metadata, tensors) = (whole.metadata, whole.tensors)
        damage.apply(&metadata, &tensors)
        try SafetensorsFile(tensors: tensors, metadata: metadata).write(to: path)
        #expect(throws: CheckpointFileError.damaged(path, damage.part)) { try Self.read(path) }
    }

    @Test("other files are not rehearsals")
    func format() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("set")
        try SafetensorsFile(tensors: [], metadata: ["format": "inbetween-state/2"]).write(to: path)
        #expect(throws: CheckpointFileError.unknownFormat(path, "inbetween-state/2")) { try Self.read(path) }
    }

    private static func read(_ path: FilePath) throws -> RehearsalFile {
        try RehearsalFile(
            from: path, shape: set.originals[0].shape, pictures: set.targets.map { $0.pictures[0].size })
    }
}
