// SPDX-License-Identifier: MIT
import Foundation
@_exported import SystemPackage

/// A file that appears under its final name only when it is complete.
///
/// Bytes go to a part file in the same folder, which nobody else has: see ``PartName``. ``commit()`` flushes them to disk,
/// renames the part over the final name and flushes the folder, so that a crash or power cut leaves the old file or the
/// new one, never half of one. Two who write one file at once both succeed, and the last to finish stays.
///
/// A part that is not committed is removed when its owner goes away. One left by a killed process is removed by the next
/// ``AtomicFile`` in the folder that can know that its maker is gone, and by any when nothing was written to it for a day.
///
/// A link at the final name stays, and its target is written. A file that is replaced gives its permissions, and where
/// possible its owner, to the new one; a new file's are what the umask leaves.
public final class AtomicFile {
    public let path: FilePath
    /// Where the bytes are until ``commit()``.
    public let partPath: FilePath
    /// Open until ``commit()``.
    public let descriptor: FileDescriptor

    /// ``path``, or where a link there leads.
    private let target: FilePath
    private var isOpen = true
    private var isCommitted = false
    /// Of the file that is replaced.
    private let replaced: FileStatus?

    /// Creates the part file.
    ///
    /// - Parameters:
    ///   - isReadable: whether ``descriptor`` may also be read.
    ///   - removesStaleParts: whether to look for parts left by killed processes, which means listing the folder, if
    ///     nobody has done so yet.
    /// - Throws: ``StorageError`` (`create`), also where a folder, a device or a pipe has the name: they are not
    ///   replaced, and that is said before the work begins rather than after it.
    public init(at path: FilePath, isReadable: Bool = false, removesStaleParts: Bool = true) throws {
        guard path.lastComponent != nil else { throw StorageError(.create, path, .isDirectory) }
        self.path = path
        (target, replaced) = try Self.target(of: path)
        (partPath, descriptor) = try Self.openPart(
            for: target, isReadable ? .readWrite : .writeOnly, isReplacing: replaced != nil, named: path)
        if removesStaleParts {
            StaleFiles.removePartsOnce(in: target.folder) { [descriptor] in try? FileStatus(of: descriptor).lastWrite }
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

    /// Makes the file durable and gives it its final name, replacing what stood there; ``descriptor`` is closed then.
    ///
    /// - Parameter isDurable: whether to wait until the disk has everything. Without it a killed process still leaves
    ///   the old file or the new one, but a power cut may leave an empty one; for files soon to be flushed together.
    /// - Throws: ``StorageError``.
    public func commit(isDurable: Bool = true) throws {
        precondition(isOpen, "an atomic file is committed once")
        keepPermissions()
        do {
            if isDurable { try descriptor.flush() }
            try close()
        } catch let reason as Errno {
            throw StorageError(.write, path, reason)
        }
        guard rename(partPath.string, target.string) == 0 else { throw StorageError.current(.rename, path) }
        isCommitted = true
        guard isDurable else { return }
        do {
            // The rename itself must survive a power cut, too.
            try target.folder.flushFolder()
        } catch let reason as Errno {
            throw StorageError(.write, path, reason)
        }
    }

    deinit {
        try? close()
        if !isCommitted { unlink(partPath.string) }
    }

    /// Closes the descriptor. On network disks a full disk may show only now.
    private func close() throws {
        guard isOpen else { return }
        isOpen = false
        // Interrupted, it is closed all the same.
        guard Glibc.close(descriptor.rawValue) != 0, errno != EINTR else { return }
        throw Errno(rawValue: errno)
    }

    /// Writes a whole file at once. See ``AtomicFile``.
    public static func write(_ bytes: some Collection<UInt8>, to path: FilePath, isDurable: Bool = true) throws {
        let file = try AtomicFile(at: path)
        try file.write(bytes)
        try file.commit(isDurable: isDurable)
    }

    /// Removes all stale parts in `folder`.
    public static func removeStaleParts(in folder: FilePath) {
        StaleFiles.removeParts(in: folder) { StaleFiles.now(in: folder) }
    }
}

// MARK: Opening

extension AtomicFile {
    /// Where a file written to `path` is to stand, and what stands there.
    ///
    /// Renaming over `/dev/null` would succeed for the superuser, and leave the system without it.
    private static func target(of path: FilePath) throws -> (FilePath, FileStatus?) {
        let status: FileStatus
        do {
            status = try FileStatus(of: path)
        } catch Errno.noSuchFileOrDirectory {
            return (try path.followingLinks(), nil)
        } catch {
            throw StorageError(.create, path, error)
        }
        switch status.kind {
        case .regular: break
        case .folder: throw StorageError(.create, path, .isDirectory)
        case .link, .other: throw StorageError(.create, path, .notSupported)
        }
        let target = try path.followingLinks()
        // Links in /proc may name files that are nowhere.
        guard let found = try? FileStatus(of: target), found.isSameFile(as: status) else {
            throw StorageError(.create, path, .notSupported)
        }
        return (target, status)
    }

    private static func openPart(
        for target: FilePath, _ mode: FileDescriptor.AccessMode, isReplacing: Bool, named path: FilePath
    ) throws -> (FilePath, FileDescriptor) {
        let folder = target.folder
        let limit = pathconf(folder.string, Int32(_PC_NAME_MAX))
        // What replaces a file that only its owner may read is such a file from the beginning.
        let permissions = FilePermissions(rawValue: isReplacing ? 0o600 : 0o666)
        while true {
            let name = PartName(for: target.lastComponent?.string ?? "", limit: limit > 0 ? limit : 255)
            let part = folder.appending(name.text)
            do {
                let descriptor = try FileDescriptor.open(
                    part, mode, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                    permissions: permissions)
                return (part, descriptor)
            } catch Errno.fileExists {
                continue
            } catch let reason as Errno {
                throw StorageError(.create, path, reason)
            }
        }
    }

    /// As far as the file system and our rights allow; that they do not is no reason to lose the file.
    private func keepPermissions() {
        guard let replaced else { return }
        let isOwned = (try? FileStatus(of: descriptor)).map { ($0.user, $0.group) == (replaced.user, replaced.group) }
        let isGiven = isOwned == true || fchown(descriptor.rawValue, replaced.user, replaced.group) == 0
        // What runs as its owner must not run as another.
        _ = fchmod(descriptor.rawValue, isGiven ? replaced.mode : replaced.mode & 0o777)
    }
}
