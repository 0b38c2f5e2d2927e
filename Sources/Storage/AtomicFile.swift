// SPDX-License-Identifier: MIT
import Foundation
@_exported import SystemPackage

/// A file that appears under its final name only when it is complete.
///
/// Bytes go to `.NAME.part-PID` in the same folder. ``commit()`` flushes them to disk, renames the part over the final
/// name and flushes the folder, so that a crash or power cut leaves the old file or the new one, never half of one.
/// A part that is not committed is removed when its owner goes away; one left by a killed process is removed by the
/// next ``AtomicFile`` for the same name.
public final class AtomicFile {
    public let path: FilePath
    /// Where the bytes are until ``commit()``; for libraries that want to open the file themselves.
    public let partPath: FilePath
    public let descriptor: FileDescriptor
    private var isCommitted = false

    /// Creates the part file.
    ///
    /// - Parameters:
    ///   - isReadable: whether ``descriptor`` may also be read.
    ///   - removesStaleParts: whether to look for parts left by killed processes, which means listing the folder. Who
    ///     writes many files to one folder calls ``removeStaleParts(in:)`` once instead.
    /// - Throws: ``StorageError`` (`create`), also where a folder, a device or a pipe has the name: they are not
    ///   replaced, and that is said before the work begins rather than after it.
    public init(at path: FilePath, isReadable: Bool = false, removesStaleParts: Bool = true) throws {
        guard let name = path.lastComponent?.string else { throw StorageError(.create, path, .isDirectory) }
        try Self.checkIsReplaceable(path)
        self.path = path
        let folder = path.folder
        if removesStaleParts { Self.removeStaleParts(in: folder) { $0 == name } }
        partPath = folder.appending(".\(name).part-\(getpid())")
        do {
            descriptor = try FileDescriptor.open(
                partPath, isReadable ? .readWrite : .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o644))
        } catch let reason as Errno {
            throw StorageError(.create, path, reason)
        }
    }

    /// Appends `bytes`, all of them.
    ///
    /// - Throws: ``StorageError`` (`write`), for instance when the disk is full.
    public func write(_ bytes: UnsafeRawBufferPointer) throws {
        do {
            try descriptor.writeAll(bytes)
        } catch let reason as Errno {
            throw StorageError(.write, path, reason)
        }
    }

    /// Appends `bytes`, all of them. See ``write(_:)-(UnsafeRawBufferPointer)``.
    public func write(_ bytes: some Collection<UInt8>) throws {
        try Array(bytes).withUnsafeBytes { try write($0) }
    }

    /// Makes the file durable and gives it its final name, replacing what stood there.
    ///
    /// - Parameter isDurable: whether to wait until the disk has everything. Without it a killed process still leaves
    ///   the old file or the new one, but a power cut may leave an empty one; for files soon to be flushed together.
    /// - Throws: ``StorageError``.
    public func commit(isDurable: Bool = true) throws {
        precondition(!isCommitted, "an atomic file is committed once")
        if isDurable && fsync(descriptor.rawValue) != 0 { throw StorageError.current(.write, path) }
        guard rename(partPath.string, path.string) == 0 else { throw StorageError.current(.rename, path) }
        isCommitted = true
        guard isDurable else { return }
        // The rename itself must survive a power cut, too. Some file systems refuse to open a folder: nothing to flush.
        if let folder = try? FileDescriptor.open(path.folder, .readOnly) {
            _ = fsync(folder.rawValue)
            try? folder.close()
        }
    }

    deinit {
        try? descriptor.close()
        if !isCommitted { unlink(partPath.string) }
    }

    /// Writes a whole file at once. See ``AtomicFile``.
    public static func write(_ bytes: some Collection<UInt8>, to path: FilePath) throws {
        let file = try AtomicFile(at: path)
        try file.write(bytes)
        try file.commit()
    }

    /// Checks that `path` is a regular file, or nothing.
    ///
    /// Renaming over `/dev/null` would succeed for the superuser, and leave the system without it.
    private static func checkIsReplaceable(_ path: FilePath) throws {
        var status = stat()
        guard stat(path.string, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw StorageError(.create, path, .isDirectory)
        default: throw StorageError(.create, path, .notSupported)
        }
    }

    /// Removes all parts in `folder` whose process is no more.
    public static func removeStaleParts(in folder: FilePath) { removeStaleParts(in: folder) { _ in true } }

    private static func removeStaleParts(in folder: FilePath, where isWanted: (Substring) -> Bool) {
        let infix = ".part-"
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? [] {
            guard entry.hasPrefix("."), let end = entry.range(of: infix, options: .backwards),
                let owner = pid_t(entry[end.upperBound...]), owner > 0, isWanted(entry[..<end.lowerBound].dropFirst())
            else { continue }
            // Signal 0 only asks whether the process is there.
            if kill(owner, 0) != 0 && errno == ESRCH { unlink(folder.appending(entry).string) }
        }
    }
}

extension FilePath {
    /// The folder the path's last component is in; `.` for a bare name.
    public var folder: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }
}
