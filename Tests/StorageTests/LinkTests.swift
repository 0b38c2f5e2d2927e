// SPDX-License-Identifier: MIT
import Foundation
import Storage
import TestSupport
import Testing

/// Links stay links, and modes stay.
@Suite struct LinkTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FilePath(folder.location(of: "a/b")).makeFolder()
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(name).string, withDestinationPath: target)
    }

    private func target(of name: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: folder.file(name).string)
    }

    private func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name).string)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("a link stays, and its target is written", arguments: [true, false])
    func links(isThere: Bool) throws {
        if isThere { try folder.write("old", as: "a/b/real") }
        try link("a/second", to: "b/real")
        try link("first", to: "a/second")
        let file = try AtomicFile(at: folder.file("first"))
        #expect(file.partPath.folder.lastComponent == "b")
        try file.write(Array("new".utf8))
        try file.commit()
        #expect(try folder.text(of: "a/b/real") == "new")
        #expect(try target(of: "first") == "a/second" && target(of: "a/second") == "b/real")
        #expect(try folder.names(within: "a/b") == ["real"])
        #expect(try folder.names() == ["a", "first"])
    }

    @Test("an absolute link, and one through a parent folder")
    func absoluteLinks() throws {
        try link("a/absolute", to: folder.location(of: "one"))
        try link("a/b/parent", to: "../../two")
        for name in ["a/absolute", "a/b/parent"] { try AtomicFile.write([65], to: folder.file(name)) }
        #expect(try folder.names() == ["a", "one", "two"])
    }

    @Test("links in a circle, to folders and devices are refused")
    func badLinks() throws {
        try link("circle", to: "circle")
        try link("folder", to: "a")
        try link("device", to: "/dev/null")
        for (name, reason) in [
            ("circle", Errno.tooManySymbolicLinkLevels), ("folder", .isDirectory), ("device", .notSupported),
        ] {
            let path = folder.file(name)
            #expect(throws: StorageError(.create, path, reason)) { try AtomicFile(at: path) }
        }
    }

    @Test("a file that is replaced gives its mode to the new one", arguments: [0o600, 0o640, 0o444, 0o755, 0o666])
    func modes(mode: Int) throws {
        try folder.write("old", as: "x")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.location(of: "x"))
        let file = try AtomicFile(at: folder.file("x"))
        let part = try #require(file.partPath.lastComponent?.string)
        #expect(try self.mode(of: part) == 0o600, "nobody else reads a part of what may be secret")
        try file.commit()
        #expect(try self.mode(of: "x") == mode)
    }

    @Test("a new file has the mode that the umask leaves")
    func newMode() throws {
        let mask = umask(0)
        umask(mask)
        try AtomicFile.write([1], to: folder.file("x"))
        #expect(try mode(of: "x") == 0o666 & ~Int(mask))
    }

    @Test("a file that is replaced gives its owner to the new one, where that is allowed", .enabled(if: geteuid() == 0))
    func owners() throws {
        try folder.write("old", as: "x")
        try #require(chown(folder.location(of: "x"), 1234, 2345) == 0)
        try AtomicFile.write([1], to: folder.file("x"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.location(of: "x"))
        #expect(attributes[.ownerAccountID] as? Int == 1234 && attributes[.groupOwnerAccountID] as? Int == 2345)
    }
}
