// SPDX-License-Identifier: MIT
import Raster
import Storage

/// Writes each frame to its own PNG: `FOLDER/frame-000001.png` and so on.
///
/// - The numbers start at ``FilmFormat/firstFrameNumber``, so that parts of a film rendered separately fill one folder.
///   They have six digits, or as many as the last number needs, so that names sort like numbers.
/// - Each frame gets its name only when it is complete, and replaces an older one. Unlike a film in one file, frames
///   exist before ``finish()``: an interrupted render keeps the finished ones.
/// - All frames are flushed to disk in ``finish()``; an earlier power cut may leave the newest ones empty.
/// - A held frame is copied, not linked: retouching one file must not change others.
/// - The folder holds the frames of one film. Frames of an older film are removed before the first is written; see
///   ``FrameFolder``.
public final class PNGFolderEncoder: FrameEncoder {
    public let folder: FilePath
    public let format: FilmFormat
    public let bitDepth: PNGWriter.BitDepth

    private let effort: PNGEffort
    private let dither: OrderedDither
    /// The writer of the current frame; nil between frames.
    private var writer: PNGWriter?
    private var framesWritten = 0
    private let frames: FrameFolder

    /// The number of removed frames of an older film.
    public var removedFrameCount: Int { frames.removedFrameCount }

    /// Creates the folder and its missing parents.
    ///
    /// - Throws: ``StorageError``, ``EncodingError``, `FolderLock.Kept`.
    public init(
        folder: FilePath, format: FilmFormat, bitDepth: PNGWriter.BitDepth = .eight, effort: PNGEffort = .usual,
        dither: OrderedDither = .blueNoise
    ) throws {
        self.folder = folder
        self.format = format
        self.bitDepth = bitDepth
        self.effort = effort
        self.dither = dither
        frames = try FrameFolder(folder, format: format, layout: Self.layout(bitDepth, dither))
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
            frames.touch()
        }
    }

    public func hold(_ count: Int) throws {
        precondition(writer == nil && framesWritten >= 1, "only a complete frame can be held")
        precondition(count >= 0 && framesWritten + count <= format.frameCount, "the film has no more frames")
        let shown = path(ofFrame: framesWritten - 1)
        for _ in 0..<count {
            try Self.copy(shown, to: path(ofFrame: framesWritten))
            framesWritten += 1
            frames.touch()
        }
    }

    public func finish() throws {
        precondition(writer == nil && framesWritten == format.frameCount, "the film lacks frames")
        // The system has already written most of them, so this waits only for the newest.
        for index in 0..<format.frameCount { try Self.flush(path(ofFrame: index)) }
        try frames.finish()
    }

    /// The path of frame `index`, counted from 0 at the first frame that comes.
    public func path(ofFrame index: Int) -> FilePath {
        folder.appending(FrameFolder.name(format.firstFrameNumber + index, lastNumber: format.wholeFrameCount))
    }

    private static func layout(_ bitDepth: PNGWriter.BitDepth, _ dither: OrderedDither) -> String {
        let grain = dither.thresholds.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
        return "\(bitDepth.rawValue) \(bitDepth == .eight ? grain : "")"
    }

    private func begin() throws -> PNGWriter {
        try PNGWriter(
            at: path(ofFrame: framesWritten), size: format.size, channels: format.channels, bitDepth: bitDepth,
            effort: effort, dither: dither, removesStaleParts: false)
    }
}

// MARK: Files

extension PNGFolderEncoder {
    private static func flush(_ path: FilePath) throws {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            try descriptor.closeAfter { try descriptor.flush() }
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
