// SPDX-License-Identifier: MIT
import Choreography
import Foundation
import Raster
import Storage

/// Writes each frame to a PNG of its own: `FOLDER/frame-000001.png` and so on.
///
/// - The numbers start at ``FilmFormat/firstFrameNumber``, so that parts of a film rendered apart fill one folder. They
///   have six digits, or as many as the last number needs, so that names sort as numbers do.
/// - Each frame appears under its name only when it is complete, and replaces an older one. Unlike a film in one file
///   the frames are there before ``finish()``: an interrupted render keeps those it has finished.
/// - All frames are flushed to disk in ``finish()``; a power cut before may leave the newest ones empty.
/// - A held frame is copied, not linked: retouching one file must not change others.
/// - Frames of an older, longer film are left alone, for they may belong to another part of this one; a caller that
///   knows better asks ``framesBeyondTheLast()``.
public final class PNGFolderEncoder: FrameEncoder {
    public let folder: FilePath
    public let format: FilmFormat
    public let bitDepth: PNGWriter.BitDepth

    private let effort: PNGEffort
    /// The frame in work, once its first rows have come.
    private var writer: PNGWriter?
    private var framesWritten = 0

    /// Creates the folder, and those it is in, where they are missing.
    ///
    /// - Throws: ``StorageError``.
    public init(
        folder: FilePath, format: FilmFormat, bitDepth: PNGWriter.BitDepth = .eight, effort: PNGEffort = .usual
    ) throws {
        self.folder = folder
        self.format = format
        self.bitDepth = bitDepth
        self.effort = effort
        try Self.create(folder)
        AtomicFile.removeStaleParts(in: folder)
    }

    public func write(_ band: Band) throws {
        precondition(framesWritten < format.frameCount, "the film has no more frames")
        let writer = try writer ?? begin()
        self.writer = writer
        precondition(band.firstRow == writer.rowsWritten, "bands come from top to bottom, without gaps")
        try writer.write(band.pixels)
        if writer.rowsWritten == format.size.height {
            try writer.finish(isDurable: false)
            self.writer = nil
            framesWritten += 1
        }
    }

    public func hold(_ count: Int) throws {
        precondition(writer == nil && framesWritten >= 1, "only a complete frame can be held")
        precondition(count >= 0 && framesWritten + count <= format.frameCount, "the film has no more frames")
        let shown = path(ofFrame: framesWritten - 1)
        for _ in 0..<count {
            try Self.copy(shown, to: path(ofFrame: framesWritten))
            framesWritten += 1
        }
    }

    public func finish() throws {
        precondition(writer == nil && framesWritten == format.frameCount, "the film lacks frames")
        // By now the system has written most of them by itself, so that this waits for the newest only.
        for index in 0..<format.frameCount { try Self.flush(path(ofFrame: index)) }
        // Some file systems cannot flush a folder; then there is nothing to wait for.
        try? Self.flush(folder)
    }

    /// Where the frame with `index`, counted from 0 from the first that comes, is written.
    public func path(ofFrame index: Int) -> FilePath {
        folder.appending(Self.name(format.firstFrameNumber + index, lastNumber: lastNumber))
    }

    /// Files in the folder named like frames of this film, with numbers above its last; in the order of the numbers.
    ///
    /// - Throws: ``StorageError``.
    public func framesBeyondTheLast() throws -> [FilePath] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.string)
        } catch {
            throw StorageError(.read, folder, .ioError)
        }
        let numbers = names.compactMap(Self.number).filter { $0 > lastNumber }.sorted()
        return numbers.map { folder.appending(Self.name($0, lastNumber: max(lastNumber, $0))) }
    }

    private func begin() throws -> PNGWriter {
        try PNGWriter(
            at: path(ofFrame: framesWritten), size: format.size, channels: format.channels, bitDepth: bitDepth,
            effort: effort, removesStaleParts: false)
    }
}

// MARK: Names

extension PNGFolderEncoder {
    private var lastNumber: Int { format.firstFrameNumber + format.frameCount - 1 }

    private static func name(_ number: Int, lastNumber: Int) -> String {
        let digits = String(number)
        let width = max(6, String(lastNumber).count)
        return "frame-\(String(repeating: "0", count: max(0, width - digits.count)))\(digits).png"
    }

    /// The number in a name that ``name(_:lastNumber:)`` could have made.
    private static func number(in name: String) -> Int? {
        guard name.hasPrefix("frame-"), name.hasSuffix(".png") else { return nil }
        let digits = name.dropFirst(6).dropLast(4)
        guard digits.count >= 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
            Self.name(number, lastNumber: number) == name
        else { return nil }
        return number
    }
}

// MARK: Files

extension PNGFolderEncoder {
    private static func create(_ folder: FilePath) throws {
        var missing: [FilePath] = []
        var path = folder
        while !path.isEmpty, mkdir(path.string, 0o777) != 0 {
            switch errno {
            case EEXIST:
                var status = stat()
                guard stat(path.string, &status) == 0 else { throw StorageError.current(.create, path) }
                guard status.st_mode & S_IFMT == S_IFDIR else { throw StorageError(.create, path, .notDirectory) }
            case ENOENT where path.removingLastComponent() != path:
                missing.append(path)
                path = path.removingLastComponent()
                continue
            default: throw StorageError.current(.create, path)
            }
            break
        }
        for path in missing.reversed() where mkdir(path.string, 0o777) != 0 && errno != EEXIST {
            throw StorageError.current(.create, path)
        }
    }

    private static func flush(_ path: FilePath) throws {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? descriptor.close() }
            guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
        } catch let reason as Errno {
            throw StorageError(.write, path, reason)
        }
    }

    private static func copy(_ source: FilePath, to target: FilePath) throws {
        let input: FileDescriptor
        do {
            input = try FileDescriptor.open(source, .readOnly, options: .closeOnExec)
        } catch let reason as Errno {
            throw StorageError(.read, source, reason)
        }
        defer { try? input.close() }
        let file = try AtomicFile(at: target, removesStaleParts: false)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count: Int
            do {
                count = try input.read(into: piece)
            } catch let reason as Errno {
                throw StorageError(.read, source, reason)
            }
            if count == 0 { break }
            try file.write(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        try file.commit(isDurable: false)
    }
}
