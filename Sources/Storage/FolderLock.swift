// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// A lock that one process at a time holds on a folder, on one machine or on several.
///
/// The lock is a symbolic link that leads nowhere: its target is the text of the holder's ``ProcessIdentity``. A link
/// is made in one step, by one process only, and names its holder at once. A file would be empty for a moment, and for
/// good if its maker were killed in that moment. File systems without links get a file with the same text. The lock of
/// a killed process is removed by any process that can know of its end, and after a day by any process.
public struct FolderLock {
    private let path: FilePath

    /// The error that another process holds the lock.
    public struct Kept: Error, CustomStringConvertible {
        public let path: FilePath
        /// The holder of the lock; nil if the lock does not name it.
        public let holder: ProcessIdentity?

        public var description: String {
            "\(holder?.sentence ?? "another process") is at work in \(path.folder); "
                + "wait for it or, if it is no more, remove \(path)"
        }
    }

    /// - Parameters:
    ///   - folder: must exist.
    ///   - name: the name of the lock's file in the folder.
    public init(in folder: FilePath, named name: String) { path = folder.appending(name) }

    /// Holds the lock while `body` runs, which should not take long.
    ///
    /// - Parameter patience: seconds to wait for another holder.
    /// - Throws: ``Kept``, ``StorageError``, and the errors of `body`.
    public func withLock<Result>(patience: Double = 10, _ body: () throws -> Result) throws -> Result {
        try acquire(patience: patience)
        defer { release() }
        return try body()
    }

    /// Holds the lock until ``release()`` or until this object is released.
    public final class Hold {
        private let lock: FolderLock
        private var isHeld = true

        fileprivate init(_ lock: FolderLock) { self.lock = lock }

        deinit { release() }

        /// Updates the lock's time, which shows machines that cannot see this process that it is running. Call it every
        /// few hours.
        public func touch() { utimensat(AT_FDCWD, lock.path.string, nil, AT_SYMLINK_NOFOLLOW) }

        /// Releases the lock; further calls do nothing.
        public func release() {
            guard isHeld else { return }
            isHeld = false
            lock.release()
        }
    }

    /// Takes the lock for long work. It does not wait for another holder.
    ///
    /// - Throws: ``Kept``, ``StorageError``.
    public func hold() throws -> Hold {
        // Long enough to remove the lock of a killed process.
        try acquire(patience: 0.2)
        return Hold(self)
    }

    /// Removes the lock of a killed process, for callers that do not need the lock themselves.
    public func removeIfLeft() { _ = removeIfStale() }

    /// Removes the lock, unless another process took it for that of an ended process and now holds it itself.
    private func release() {
        if holder()?.holder == ProcessIdentity.own { unlink(path.string) }
    }

    private func acquire(patience: Double) throws {
        let began = ContinuousClock.now
        while try !take() {
            let holder = removeIfStale()
            guard ContinuousClock.now - began < .seconds(patience) else { throw Kept(path: path, holder: holder) }
            usleep(20_000)
        }
    }

    private func take() throws -> Bool {
        if symlink(ProcessIdentity.own.description, path.string) == 0 { return true }
        switch Errno(rawValue: errno) {
        case .fileExists: return false
        case .notPermitted, .notSupported, .noFunction: return try takeAsFile()
        case let reason: throw StorageError(.create, path, reason)
        }
    }

    /// Takes the lock where the file system has no symbolic links.
    private func takeAsFile() throws -> Bool {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o666))
            defer { try? file.close() }
            do {
                try file.writeAll(Array(ProcessIdentity.own.description.utf8))
            } catch let reason as Errno {
                unlink(path.string)
                throw reason
            }
            return true
        } catch Errno.fileExists {
            return false
        } catch let reason as Errno {
            throw StorageError(.create, path, reason)
        }
    }

    /// Removes a lock whose holder has ended. Otherwise returns the holder; nil if it is not known.
    private func removeIfStale() -> ProcessIdentity? {
        guard let (holder, text) = holder() else { return nil }
        guard StaleFiles.isStale(path, of: holder, now: StaleFiles.now(in: path.folder) ?? 0) else { return holder }
        // Several processes may find the lock stale, but only one can rename it. If it has renamed a newer lock
        // instead, it restores that.
        let taken = path.folder.appending(".lock-\(ProcessIdentity.own)-\(UInt64.random(in: .min ... .max))")
        guard rename(path.string, taken.string) == 0 else { return nil }
        if let newer = FolderLock(path: taken).holder()?.text, newer != text,
            link(taken.string, path.string) != 0, errno != EEXIST
        {
            // Linux usually lets only its owner link to a symbolic link. A new one with the same text does as well.
            symlink(newer, path.string)
        }
        unlink(taken.string)
        return nil
    }

    private init(path: FilePath) { self.path = path }

    /// The text of the lock and the process that it names; nil if there is no lock. The process is nil if the text does
    /// not name one, or does not yet.
    private func holder() -> (holder: ProcessIdentity?, text: String)? {
        var bytes = [UInt8](repeating: 0, count: 256)
        var count = bytes.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink(path.string, $0, bytes.count) } ?? -1
        }
        if count < 0 {
            guard let file = try? FileDescriptor.open(path, .readOnly, options: [.noFollow, .closeOnExec]) else {
                return nil
            }
            defer { try? file.close() }
            guard let read = try? bytes.withUnsafeMutableBytes({ try file.read(into: $0) }) else { return nil }
            count = read
        }
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        return (ProcessIdentity(text), text)
    }
}
