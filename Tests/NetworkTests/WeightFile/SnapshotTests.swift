// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Storage
import Testing
import TestSupport
import WeightFiles

@Suite struct SnapshotTests {
    @Test(
        "a snapshot's name says of what it is and when",
        arguments: [
            ("sun@120", "sun", 120), ("sun@0", "sun", 0), ("a@1@2", "a@1", 2), ("my sun@7", "my sun", 7),
        ])
    func name(text: String, subject: String, step: Int) throws {
        let snapshot = try #require(Snapshot(name: text))
        #expect(snapshot.subject == subject && snapshot.step == step && snapshot.name == text)
    }

    @Test(
        "other names are no snapshots'",
        arguments: [
            "sun", "sun@", "@120", "sun@-1", "sun@+1", "sun@01", "sun@1.5", "sun@1e3", "sun@99999999999999999999",
        ])
    func otherName(text: String) { #expect(Snapshot(name: text) == nil) }

    @Test("snapshots are found by name, beside and behind the weight files")
    func found() throws {
        let folder = try TemporaryFolder()
        let weights = WeightsFolder(folder.path)
        #expect(try weights.snapshotNames() == [])
        for name in ["sun", "snapshots/sun@9", "snapshots/sun@10", "snapshots/moon@3", "snapshots/other"] {
            try folder.write([], as: "\(name).safetensors")
        }
        #expect(try weights.names() == ["sun"])
        #expect(try weights.snapshotNames() == ["moon@3", "sun@9", "sun@10"])
        #expect(try weights.snapshotSteps(of: "sun") == [9, 10])
        #expect(try weights.snapshotSubjects() == ["moon", "sun"])
        #expect(try weights.path(for: "sun@9") == folder.file("snapshots/sun@9.safetensors"))
        try folder.write([], as: "sun@9.safetensors")
        #expect(try weights.path(for: "sun@9") == folder.file("sun@9.safetensors"), "a picture may be called so")
        for name in ["sun@11", "other", "star@9"] {
            #expect(throws: WeightsFolderError.missing(name, folder: folder.path)) { try weights.path(for: name) }
        }
    }

    @Test("no link leads out by way of the snapshots")
    func contained() throws {
        let outside = try TemporaryFolder()
        let folder = try TemporaryFolder()
        try outside.write([], as: "sun@1.safetensors")
        try FileManager.default.createSymbolicLink(
            atPath: folder.location(of: "snapshots"), withDestinationPath: outside.path.string)
        try FileManager.default.createSymbolicLink(
            atPath: folder.location(of: "bends"), withDestinationPath: outside.path.string)
        let weights = WeightsFolder(folder.path)
        let target = FilePath(try #require(realpath(outside.path.string, nil).map { String(cString: $0) }))
        let refused = WeightsFolderError.folderOutside(weights.snapshots.path, target: target)
        #expect(throws: refused) { try weights.path(for: "sun@1") }
        #expect(throws: refused) { try weights.snapshotNames() }
        #expect(throws: refused) { try weights.makeSnapshots() }
        #expect(throws: WeightsFolderError.folderOutside(weights.bends.path, target: target)) {
            try weights.makeBends()
        }
        #expect(throws: WeightsFolderError.self) { try weights.bendNames() }
    }

    @Test("a link to another folder inside is followed")
    func linkInside() throws {
        let folder = try TemporaryFolder()
        try folder.write([], as: "older/sun@1.safetensors")
        try FileManager.default.createSymbolicLink(
            atPath: folder.location(of: "snapshots"), withDestinationPath: "older")
        #expect(try WeightsFolder(folder.path).snapshotNames() == ["sun@1"])
    }
}
