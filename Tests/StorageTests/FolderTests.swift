// SPDX-License-Identifier: MIT
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct FolderTests {
    private let folder: TemporaryFolder
    private let own = "\(ProcessIdentity.own)".split(separator: "-").map(String.init)

    init() throws { folder = try TemporaryFolder() }

    private func maker(_ process: pid_t, host: String? = nil, boot: String? = nil) -> String {
        [host ?? own[0], boot ?? own[1], own[2], "\(process)", host == nil ? "1" : own[4]].joined(separator: "-")
    }

    // MARK: Holding

    @Test("several hold a folder, and each knows of the others")
    func holds() throws {
        let path = folder.file("a/b")
        let one = try FolderHold(of: path, topic: "film1")
        #expect(try one.others().isEmpty)
        let other = try FolderHold(of: path, topic: "film2")
        #expect(try one.others().map(\.topic) == ["film2"] && one.others().map(\.holder) == [.own])
        #expect(try other.others().map(\.topic) == ["film1"])
        other.release()
        #expect(try one.others().isEmpty)
        one.release()
        #expect(try folder.names(within: "a/b").isEmpty)
    }

    @Test("the hold of a process that has ended is removed, that of an unknown one stays")
    func staleHolds() throws {
        let unknown = maker(1, host: "other.01234567", boot: "0123456789ab")
        try folder.write("", as: ".hold-film-\(maker(try EndedProcess.identifier()))-1")
        try folder.write("", as: ".hold-film-\(unknown)-1")
        let hold = try FolderHold(of: folder.path, topic: "own")
        #expect(try hold.others().map(\.holder.description) == [unknown])
        hold.release()
        #expect(try folder.names() == [".hold-film-\(unknown)-1"])
    }

    // MARK: Locking

    @Test("one at a time")
    func lock() throws {
        let lock = FolderLock(in: folder.path, named: ".lock")
        try lock.withLock { () throws -> Void in
            #expect(try folder.names() == [".lock"])
            let error = #expect(throws: FolderLock.Kept.self) { try lock.withLock(patience: 0.05) {} }
            #expect(error?.holder == .own && error?.path == folder.path.appending(".lock"))
        }
        #expect(try folder.names().isEmpty)
    }

    @Test("a lock is released when the work fails")
    func failure() throws {
        let lock = FolderLock(in: folder.path, named: ".lock")
        #expect(throws: Errno.ioError) { try lock.withLock { throw Errno.ioError } }
        #expect(try folder.names().isEmpty)
    }

    @Test("the lock of a process that has ended is removed, that of an unknown one is not")
    func staleLocks() throws {
        let lock = FolderLock(in: folder.path, named: ".lock")
        try folder.write(maker(try EndedProcess.identifier()), as: ".lock")
        try lock.withLock(patience: 0.5) {}
        #expect(try folder.names().isEmpty)
        try folder.write(maker(1, host: "other.01234567", boot: "0123456789ab"), as: ".lock")
        #expect(throws: FolderLock.Kept.self) { try lock.withLock(patience: 0.05) {} }
        #expect(try folder.names() == [".lock"])
    }

    @Test("a lock says whose it is from its first moment; without links in the file system a file does")
    func lockIsLink() throws {
        let lock = FolderLock(in: folder.path, named: ".lock")
        let path = folder.file(".lock").string
        try lock.withLock {
            let target = try FileManager.default.destinationOfSymbolicLink(atPath: path)
            #expect(ProcessIdentity(target) == .own)
        }
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: maker(try EndedProcess.identifier()))
        try lock.withLock(patience: 0.5) {}
        #expect(try folder.names().isEmpty)
        let elsewhere = maker(1, host: "other.01234567", boot: "0123456789ab")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
        let error = #expect(throws: FolderLock.Kept.self) { try lock.hold() }
        #expect(error?.holder == ProcessIdentity(elsewhere))
        #expect(try folder.names() == [".lock"])
    }

    // MARK: Making and listing

    @Test("missing folders are made; a file in the way is named")
    func making() throws {
        try folder.file("a/b/c").makeFolder()
        try folder.file("a/b/c").makeFolder()
        try folder.write("", as: "file")
        for name in ["file", "file/a", "file/a/b"] {
            let path = folder.file(name)
            let error = #expect(throws: StorageError.self) { try path.makeFolder() }
            #expect(error?.operation == .create && error?.reason == .notDirectory)
        }
        #expect(throws: StorageError(.create, "/proc/nowhere", .noSuchFileOrDirectory)) {
            try FilePath("/proc/nowhere/a").makeFolder()
        }
    }

    @Test("paths that exist, and paths for which that cannot be found out")
    func existing() throws {
        try folder.write("", as: "file")
        #expect(try folder.file("file").exists() && folder.path.exists())
        #expect(try !folder.file("no").exists() && !folder.file("file/no").exists())
        let long = folder.file(String(repeating: "x", count: 300))
        #expect(throws: StorageError(.read, long, .fileNameTooLong)) { try long.exists() }
        #expect(try folder.path.entries().map(\.string) == ["file"])
        #expect(throws: StorageError(.read, folder.file("no"), .noSuchFileOrDirectory)) {
            try folder.file("no").entries()
        }
    }
}
