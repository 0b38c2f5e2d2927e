// SPDX-License-Identifier: MIT
import Foundation
@_exported import SystemPackage

/// A file that appears under its final name only when it is complete.
///
/// Bytes go to a part file in the same folder, with a name of its own: see ``PartName``. ``commit(isDurable:)`` flushes
/// them to disk, renames the part over the final name and flushes the folder. So a crash or power cut leaves the old
/// file or the new one, never half of one. If two processes write one file at once, both succeed, and the last to
/// finish wins.
///
/// A part that is not committed is removed with its ``AtomicFile``. A killed process leaves its part behind. The next
/// ``AtomicFile`` in the folder removes that part if it can know that its maker is gone, or if nothing was written to
/// it for a day.
///
/// If the final name is a link, the link stays and its target is replaced. The new file takes the permissions and,
/// where possible, the owner of the file that it replaces; otherwise the umask decides.
public final class AtomicFile {
    public let path: FilePath
    /// The part file, which holds the bytes until ``commit(isDurable:)``.
    public let partPath: FilePath
    /// The part file's descriptor, open until ``commit(isDurable:)``.
    public let descriptor: FileDescriptor

    /// ``path``, or the target of a link there.
    private let target: FilePath
    private var isOpen = true
    private var isCommitted = false
    /// The status of the file that is replaced; nil if there is none.
    private let replaced: FileStatus?

    /// Creates the part file.
    ///
    /// - Parameters:
    ///   - isReadable: whether ``descriptor`` may also be read.
    ///   - removesStaleParts: whether to remove parts left by killed processes. This lists the folder, once per
    ///     process.
    /// - Throws: ``StorageError`` (`create`), also if the name is a folder's, a device's or a pipe's. Those are not
    ///   replaced, and the error comes before the work begins rather than after it.
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

    /// Flushes the file to disk, closes ``descriptor`` and gives the file its final name, replacing any file of that
    /// name.
    ///
    /// - Parameter isDurable: whether to flush. Without flushing, a killed process still leaves the old file or the new
    ///   one, but a power cut may leave an empty one. For files that are soon flushed together.
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
        // If interrupted, the descriptor is closed all the same.
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
    /// The path that a file written to `path` gets, with links followed, and the status of the file now there.
    ///
    /// - Throws: ``StorageError`` unless that is a regular file or missing: for the superuser, renaming over
    ///   `/dev/null` would succeed and destroy it.
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
        // Links in /proc may name files that have no path.
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
        // The replaced file may be readable by its owner only; the part must be so from the beginning.
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

    /// Gives the part the permissions and the owner of the replaced file. Failures are ignored: they are not worth
    /// losing the file.
    private func keepPermissions() {
        guard let replaced else { return }
        let isOwned = (try? FileStatus(of: descriptor)).map { ($0.user, $0.group) == (replaced.user, replaced.group) }
        let isGiven = isOwned == true || fchown(descriptor.rawValue, replaced.user, replaced.group) == 0
        // A setuid or setgid program must not get another owner.
        _ = fchmod(descriptor.rawValue, isGiven ? replaced.mode : replaced.mode & 0o777)
    }
}
