// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Glibc
import Raster
import Storage
import Testing
import TestSupport

/// Films that fail.
@Suite struct FailureTests {
    static let names = ["a.mp4", "a.mov", "a.mkv", "a.webm", "a.gif", "a.apng", "a.webp"]

    @Test("an encoder that goes away leaves nothing", arguments: names)
    func abandoned(name: String) throws {
        let folder = try TemporaryFolder()
        let film = TestFilm()
        do {
            let encoder = try FilmOutput(path: folder.location(of: name)).makeEncoder(for: film.format) {
                [film.picture(0)]
            }
            for index in 0..<5 { try film.feed(film.picture(index), to: encoder, bandHeight: 48) }
            #expect(try folder.names().count == 1, "only the part file is there")
        }
        #expect(try folder.names().isEmpty)
    }

    @Test("an older film stays until the new one is complete", arguments: names)
    func keepsTheOld(name: String) throws {
        let folder = try TemporaryFolder()
        let old = Data("old".utf8)
        try old.write(to: URL(fileURLWithPath: folder.location(of: name)))
        let film = TestFilm()
        do {
            let encoder = try FilmOutput(path: folder.location(of: name)).makeEncoder(for: film.format) {
                [film.picture(0)]
            }
            try film.feed(film.picture(0), to: encoder, bandHeight: 48)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.location(of: name))) == old)
    }

    @Test("a full disk is reported with the file's name, and leaves nothing", arguments: names)
    func diskFull(name: String) throws {
        let folder = try TemporaryFolder()
        let film = TestFilm()
        let path = folder.location(of: name)
        var thrown: StorageError?
        do {
            let encoder = try FilmOutput(path: path).makeEncoder(for: film.format) { [film.picture(0)] }
            try Self.fillDisk(under: folder)
            try film.feed(encoder)
            try encoder.finish()
        } catch let error as StorageError {
            thrown = error
        }
        #expect(thrown == StorageError(.write, FilePath(path), .noSpace))
        #expect(try folder.names().isEmpty)
    }

    @Test("a folder that is not there is reported with the file's name", arguments: names)
    func noFolder(name: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.location(of: "missing/" + name)
        #expect(throws: StorageError(.create, FilePath(path), .noSuchFileOrDirectory)) {
            try FilmOutput(path: path).makeEncoder(for: TestFilm().format) { [TestFilm().picture(0)] }
        }
    }

    @Test("what a library says about a failure is kept, not printed")
    func libraryMessage() throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.codec = .hevc
        let film = TestFilm(size: PixelSize(width: 2, height: 2))
        let error = #expect(throws: EncodingError.self) {
            try FilmOutput(path: folder.location(of: "a.mp4"), options: options).makeEncoder(for: film.format) { [] }
        }
        guard case .libav(let doing, _, _, let log) = error else {
            throw Tool.Failed(description: "\(String(describing: error))")
        }
        #expect(doing == "opening the encoder libx265")
        #expect(log.contains { $0.contains("too small (2x2)") }, "\(log)")
        #expect(try folder.names().isEmpty)
    }

    /// Replaces the open part file in `folder` by the device that is always full.
    static func fillDisk(under folder: TemporaryFolder) throws {
        let full = open("/dev/full", O_RDWR)
        defer { close(full) }
        var replaced = 0
        for entry in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            guard let number = Int32(entry),
                let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(entry)"),
                target.hasPrefix(folder.path.string + "/.")
            else { continue }
            #expect(dup2(full, number) == number)
            replaced += 1
        }
        #expect(full >= 0 && replaced == 1)
    }
}
