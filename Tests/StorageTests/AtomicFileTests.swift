// SPDX-License-Identifier: MIT
import Foundation
import Storage
import TestSupport
import Testing

/// A final name never holds a partial file.
@Suite struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("nothing is under the final name before the file is complete", arguments: [true, false])
    func commit(isDurable: Bool) throws {
        let file = try AtomicFile(at: folder.file("sun.mp4"))
        let names = try folder.names()
        #expect(names.count == 1 && names[0].hasPrefix(".sun.mp4.part-\(ProcessIdentity.own)-"), "\(names)")
        #expect(file.partPath == folder.file(names[0]))
        try file.write(Array("one, ".utf8))
        try file.write(Array("two".utf8))
        #expect(try !folder.names().contains("sun.mp4"))
        try file.commit(isDurable: isDurable)
        #expect(try folder.names() == ["sun.mp4"])
        #expect(try folder.text(of: "sun.mp4") == "one, two")
    }

    @Test("an abandoned file leaves nothing behind, and the old file as it was")
    func abandoned() throws {
        try folder.write("old", as: "sun.mp4")
        do {
            let file = try AtomicFile(at: folder.file("sun.mp4"))
            try file.write(Array("new".utf8))
        }
        #expect(try folder.names() == ["sun.mp4"])
        #expect(try folder.text(of: "sun.mp4") == "old")
    }

    @Test("a file is replaced whole: readers of the old one keep it")
    func replaced() throws {
        try folder.write("the old one, which is longer", as: "sun.mp4")
        let reader = try FileDescriptor.open(folder.file("sun.mp4"), .readOnly)
        defer { try? reader.close() }
        try AtomicFile.write(Array("new".utf8), to: folder.file("sun.mp4"))
        #expect(try folder.names() == ["sun.mp4"])
        #expect(try folder.text(of: "sun.mp4") == "new")
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = try bytes.withUnsafeMutableBytes { try reader.read(into: $0) }
        #expect(String(decoding: bytes[..<count], as: UTF8.self) == "the old one, which is longer")
    }

    @Test("a large file arrives byte for byte, and an empty one, too", arguments: [0, 1, 5_000_000])
    func content(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        try AtomicFile.write(bytes, to: folder.file("x"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("x").string)) == Data(bytes))
    }

    @Test("the descriptor can be read if that was requested")
    func readable() throws {
        let file = try AtomicFile(at: folder.file("x"), isReadable: true)
        try file.write([1, 2, 3])
        var bytes = [UInt8](repeating: 0, count: 3)
        #expect(try bytes.withUnsafeMutableBytes { try file.descriptor.read(fromAbsoluteOffset: 0, into: $0) } == 3)
        #expect(bytes == [1, 2, 3])
        try file.commit()
    }

    // MARK: Failures

    @Test("a missing folder is named")
    func missingFolder() {
        let path = folder.file("nowhere/sun.mp4")
        let expected = StorageError(.create, path, .noSuchFileOrDirectory)
        #expect(throws: expected) { try AtomicFile(at: path) }
        #expect(expected.description == "cannot create \(path): No such file or directory")
    }

    @Test("a folder is not written over, and that is said before the work begins")
    func folderAsTarget() throws {
        #expect(throws: StorageError(.create, folder.path, .isDirectory)) { try AtomicFile(at: folder.path) }
        #expect(throws: StorageError(.create, "/", .isDirectory)) { try AtomicFile(at: "/") }
    }

    @Test("a device or a pipe is not replaced by a file", arguments: ["/dev/null", "/dev/full"])
    func deviceAsTarget(path: String) throws {
        let error = #expect(throws: StorageError.self) { try AtomicFile(at: FilePath(path)) }
        #expect(error?.operation == .create)
        #expect(error?.path == FilePath(path))
        let pipe = folder.file("pipe")
        try #require(mkfifo(pipe.string, 0o600) == 0)
        #expect(throws: StorageError.self) { try AtomicFile(at: pipe) }
        #expect(try folder.names() == ["pipe"])
    }

    @Test("a folder that appears meanwhile is named, and stays")
    func folderAppears() throws {
        let path = folder.file("sun.mp4")
        do {
            let file = try AtomicFile(at: path)
            try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: false)
            #expect(throws: StorageError(.rename, path, .isDirectory)) { try file.commit() }
        }
        #expect(try folder.names() == ["sun.mp4"])
    }

    @Test("a full disk is named, and the old file stays")
    func fullDisk() throws {
        let path = try folder.write("old", as: "sun.mp4")
        do {
            let file = try AtomicFile(at: path)
            // The part is replaced by a device that is always full.
            let full = try FileDescriptor.open("/dev/full", .writeOnly)
            defer { try? full.close() }
            try #require(dup2(full.rawValue, file.descriptor.rawValue) >= 0)
            let expected = StorageError(.write, path, .noSpace)
            #expect(throws: expected) { try file.write([UInt8](repeating: 1, count: 100_000)) }
            #expect(expected.description == "cannot write \(path): No space left on device")
        }
        #expect(try folder.names() == ["sun.mp4"])
        #expect(try folder.text(of: "sun.mp4") == "old")
    }

    @Test("a name that is too long is named, before the work begins")
    func longName() {
        let path = folder.file(String(repeating: "x", count: 256))
        #expect(throws: StorageError(.create, path, .fileNameTooLong)) { try AtomicFile(at: path) }
    }

    @Test("a name of any length has parts", arguments: ["x", "ö", "字", "👩‍👩‍👧"], [100, 200, 255])
    func longNames(letter: String, length: Int) throws {
        let name = String(repeating: letter, count: length / letter.utf8.count)
        let path = folder.file(name)
        let file = try AtomicFile(at: path)
        #expect((file.partPath.lastComponent?.string.utf8.count ?? 0) <= 255)
        try file.commit()
        #expect(try folder.names() == [name])
    }

    @Test("the folder of a bare name is the current one")
    func folders() {
        #expect(FilePath("sun.mp4").folder == ".")
        #expect(FilePath("result/sun.mp4").folder == "result")
        #expect(FilePath("/sun.mp4").folder == "/")
    }
}
