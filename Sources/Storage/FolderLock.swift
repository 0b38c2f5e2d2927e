// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// Lets one process at a time do something in a folder, on one machine or on several.
///
/// The lock is a symbolic link that leads nowhere: its target is the text of its holder's ``ProcessIdentity``. A link is
/// made in one step, by one process only, and says at once whose it is; a file would be empty for a moment, and for good
/// if its maker were killed in that moment. File systems without links get a file with the same text. The lock of a killed
/// process is removed by a process that can know of its end, and by any after a day.
public struct FolderLock {
    private let path: FilePath

    /// A lock that another process kept.
    public struct Kept: Error, CustomStringConvertible {
        public let path: FilePath
        /// Nil where the file does not tell.
        public let holder: ProcessIdentity?

        public var description: String {
            "\(holder?.sentence ?? "another process") is at work in \(path.folder); "
                + "wait for it or, if it is no more, remove \(path)"
        }
    }

    /// - Parameter name: of the lock file in the folder, which must be there.
    public init(in folder: FilePath, named name: String) { path = folder.appending(name) }

    /// Takes the lock, does something short, and lets go.
    ///
    /// - Parameter patience: seconds to wait for whoever has it.
    /// - Throws: ``Kept``, ``StorageError``, and what `body` throws.
    public func withLock<Result>(patience: Double = 10, _ body: () throws -> Result) throws -> Result {
        try acquire(patience: patience)
        defer { unlink(path.string) }
        return try body()
    }

    /// A lock that is had for as long as this lives.
    public final class Hold {
        private let path: FilePath
        private var isHeld = true

        fileprivate init(_ path: FilePath) { self.path = path }

        deinit { release() }

        /// Tells machines that cannot know this process that it lives; to be called once in some hours.
        public func touch() { utimensat(AT_FDCWD, path.string, nil, AT_SYMLINK_NOFOLLOW) }

        /// Lets go.
        public func release() {
            guard isHeld else { return }
            isHeld = false
            unlink(path.string)
        }
    }

    /// Takes the lock for something long; somebody else who has it is not waited for.
    ///
    /// - Throws: ``Kept``, ``StorageError``.
    public func hold() throws -> Hold {
        // Time enough to take away what a killed process left.
        try acquire(patience: 0.2)
        return Hold(path)
    }

    /// Removes the lock where a killed process left it, for those who have no need of it.
    public func removeIfLeft() { _ = removeIfStale() }

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

    /// Removes the lock of somebody who is gone; tells whose it is otherwise, as far as that is known.
    private func removeIfStale() -> ProcessIdentity? {
        guard let (holder, text) = holder() else { return nil }
        guard StaleFiles.isStale(path, of: holder, now: StaleFiles.now(in: path.folder) ?? 0) else { return holder }
        // Of several who find that out, one gets it; who took away a newer lock instead gives it back.
        let taken = path.folder.appending(".lock-\(ProcessIdentity.own)-\(UInt64.random(in: .min ... .max))")
        guard rename(path.string, taken.string) == 0 else { return nil }
        if FolderLock(path: taken).holder()?.text != text { link(taken.string, path.string) }
        unlink(taken.string)
        return nil
    }

    private init(path: FilePath) { self.path = path }

    /// The text of the lock and the process it names; nil where there is no lock. A process of nil is one that the text
    /// does not name, or not yet.
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
