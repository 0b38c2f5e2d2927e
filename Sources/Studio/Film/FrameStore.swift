// SPDX-License-Identifier: MIT
import Choreography
import Decoding
import Encoding
import Foundation
import Raster
import Rendering
import Storage

/// The drawn frames of an unfinished film, so that an interrupted render continues where it was.
///
/// Each frame is a 16-bit PNG whose name is a digest of all that its pixels depend on: weight files, mixture, view,
/// size, exactness. So frames are found again after the sequence was edited, and a wrong one is never taken. Nor does
/// it matter which render drew a frame: the folder, hidden beside the film, may be used by several at once, on several
/// machines.
///
/// A render that finishes while others are at work leaves the frames to them, with a list of those it no longer needs.
/// The last render removes its own frames and those on such lists, or all frames if it rendered the whole film. Frames
/// that an interrupted part needs in order to continue stay.
final class FrameStore {
    let folder: FilePath
    private let fingerprint: ShotFingerprint
    private let hold: FolderHold
    private let budget: FrameBudget
    private var writer: PNGWriter?
    /// File names of the frames that were kept or recalled.
    private var used: Set<String> = []

    static let listPrefix = ".done-"
    static let topic = "frames"

    /// - Parameters:
    ///   - bytes: upper bound for the size of all frames in the folder.
    /// - Throws: `StorageError` when the folder cannot be made.
    init(beside film: FilePath, fingerprint: ShotFingerprint, bytes: Int) throws {
        folder = Self.folder(beside: film)
        self.fingerprint = fingerprint
        hold = try FolderHold(of: folder, topic: Self.topic)
        AtomicFile.removeStaleParts(in: folder)
        budget = FrameBudget(bytes: bytes, taken: try Self.size(of: folder))
    }

    deinit {
        hold.release()
        // Removes the folder only if it is empty, as after a render that ended before its first frame.
        rmdir(folder.string)
    }

    static func folder(beside film: FilePath) -> FilePath {
        film.folder.appending(".\(film.lastComponent?.string ?? "film").frames")
    }

    /// Whether the frame of `shot` is there. May be called on any thread.
    func contains(_ shot: Shot) -> Bool {
        FileManager.default.fileExists(atPath: path(of: shot).string)
    }

    /// Keeps the next rows of the frame of `shot`, unless the frame would exceed the budget.
    func keep(_ band: Band, of shot: Shot) throws {
        if band.firstRow == 0 {
            let path = path(of: shot)
            used.insert(path.lastComponent?.string ?? "")
            hold.touch()
            writer =
                budget.allows(fingerprint.size.pixelCount * fingerprint.channels.count * 2)
                ? try PNGWriter(
                    at: path, size: fingerprint.size, channels: fingerprint.channels, bitDepth: .sixteen,
                    effort: .stored, removesStaleParts: false) : nil
        }
        try writer?.write(band.pixels)
        if band.rows.upperBound == fingerprint.size.height, let writer {
            // After a power cut a frame may be damaged; then its checksum says so and it is drawn again.
            try writer.finish(isDurable: false)
            budget.add(bytesOf: writer.path)
            self.writer = nil
        }
    }

    /// Reads the frame of `shot` from top to bottom.
    ///
    /// - Returns: false, with `give` not called, when the frame is gone, or damaged and therefore removed.
    func recall(_ shot: Shot, give: (Band) throws -> Void) throws -> Bool {
        let path = path(of: shot)
        used.insert(path.lastComponent?.string ?? "")
        hold.touch()
        // Opened before it is checked: another render may replace or remove the file meanwhile.
        guard let reader = try? PNGReader(path: path), isIntact(path) else {
            unlink(path.string)
            return false
        }
        var row = 0
        while reader.rowsLeft > 0 {
            let rows = try reader.read(rows: min(reader.rowsLeft, Self.rowsAtOnce))
            try give(Band(firstRow: row, pixels: rows))
            row += rows.size.height
        }
        return true
    }

    /// Size of all kept frames, bytes.
    var byteCount: Int { budget.taken }

    /// Leaves the folder, and removes the frames of the finished film. Files that cannot be removed are left.
    ///
    /// - Parameter isWhole: whether the whole film was rendered, so that no render needs any other frame in the folder.
    func finish(isWhole: Bool) {
        // The last render to leave finds the lists of all.
        if (try? hold.others().isEmpty) != true {
            let list = folder.appending(Self.listPrefix + String(UInt64.random(in: .min ... .max), radix: 16))
            let names = used.sorted().joined(separator: "\n") + "\n"
            try? AtomicFile.write(Array(names.utf8), to: list, isDurable: false)
        }
        guard (try? hold.leave().isEmpty) == true else { return }
        var forgotten = used
        for entry in (try? folder.entries().map(\.string)) ?? [] {
            if entry.hasPrefix(Self.listPrefix) {
                let names = (try? folder.appending(entry).bytes(upTo: 1 << 28)) ?? []
                let frames = String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
                forgotten.formUnion(frames.filter(Self.isFrame))
                forgotten.insert(entry)
            } else if isWhole && Self.isFrame(entry) {
                forgotten.insert(entry)
            }
        }
        for name in forgotten { unlink(folder.appending(name).string) }
        // The folder is not empty, and stays, if another render came meanwhile or frames of another part are left.
        rmdir(folder.string)
    }

    /// Reads all of a frame first, since rows given to encoders cannot be taken back.
    private func isIntact(_ path: FilePath) -> Bool {
        guard let reader = try? PNGReader(path: path), reader.size == fingerprint.size,
            reader.channels == fingerprint.channels
        else { return false }
        while reader.rowsLeft > 0 {
            guard (try? reader.read(rows: min(reader.rowsLeft, Self.rowsAtOnce))) != nil else { return false }
        }
        return true
    }

    private static let rowsAtOnce = 32

    private func path(of shot: Shot) -> FilePath { folder.appending("\(fingerprint.digest(of: shot)).png") }

    static func isFrame(_ name: String) -> Bool {
        name.utf8.count == 36 && name.hasSuffix(".png") && name.dropLast(4).allSatisfy(\.isHexDigit)
    }

    private static func size(of folder: FilePath) throws -> Int {
        try folder.entries().filter { isFrame($0.string) }.reduce(0) { $0 + folder.appending($1).byteCount }
    }
}

extension FrameStore: @unchecked Sendable {}

extension FilePath {
    /// Size of the file; 0 where it cannot be found out.
    fileprivate var byteCount: Int {
        (try? FileManager.default.attributesOfItem(atPath: string)[.size] as? Int) ?? 0
    }
}

/// The disk space that kept frames may take.
private final class FrameBudget {
    private let bytes: Int
    private(set) var taken: Int

    init(bytes: Int, taken: Int) {
        self.bytes = bytes
        self.taken = taken
    }

    func allows(_ more: Int) -> Bool { taken + more <= bytes }

    func add(bytesOf path: FilePath) { taken += path.byteCount }
}

/// Kept frames of interrupted renders that were never continued.
enum ForgottenFrames {
    /// Days without use after which kept frames are removed.
    static let days = 14

    /// Removes the stores in `folder` that no render holds and none has used for ``days``. Only stores that contain
    /// nothing but files of ours are removed, and links to folders are left alone.
    static func remove(from folder: FilePath) {
        let names = ((try? folder.entries()) ?? []).map(\.string)
            .filter { $0.hasPrefix(".") && $0.hasSuffix(".frames") && $0.utf8.count > 8 }
        guard !names.isEmpty else { return }
        for store in names.map({ folder.appending($0) }) where store.linkTarget == nil && store.isFolder {
            guard let entries = try? store.entries().map(\.string), entries.allSatisfy(isOurs) else { continue }
            guard let now = FolderHold.now(in: folder), let last = store.lastChange,
                now - last > Double(days) * 86_400, (try? FolderHold.holders(of: store, now: now).isEmpty) == true
            else { continue }
            for name in entries { unlink(store.appending(name).string) }
            rmdir(store.string)
        }
    }

    private static func isOurs(_ name: String) -> Bool {
        FrameStore.isFrame(name) || name.hasPrefix(FrameStore.listPrefix) || FolderHold.isHold(name)
            || name.hasPrefix(".") && name.contains(".part-")
    }
}
