// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// A shared claim on a folder: while it lives, others see that this process uses the folder. Several processes, also on
/// several machines, may hold one folder.
///
/// Each hold is a file in the folder, `.hold-TOPIC-HOST-BOOT-NAMESPACE-PROCESS-START-RANDOM`. So a held folder is not
/// empty and cannot be removed, and the last process to leave knows that it is the last. Holds of killed processes are
/// removed like stale parts; see ``AtomicFile``.
public final class FolderHold {
    /// Another process that holds the folder, and its purpose.
    public struct Other: Hashable, Sendable {
        public let topic: String
        public let holder: ProcessIdentity
    }

    public let folder: FilePath
    private let path: FilePath
    private let descriptor: FileDescriptor
    private var touched = ContinuousClock.now
    private var isHeld = true

    private static let prefix = ".hold-"
    /// The least number of seconds between touches: far fewer than until a hold is stale.
    private static let touchInterval = 60.0

    /// Makes the folder if it is missing, and holds it.
    ///
    /// - Parameter topic: the purpose, in letters and digits; others see it.
    /// - Throws: ``StorageError``.
    public init(of folder: FilePath, topic: String) throws {
        precondition(!topic.isEmpty && topic.utf8.allSatisfy { Self.isPlain($0) }, "a topic is letters and digits")
        self.folder = folder
        while true {
            try folder.makeFolder()
            let number = String(UInt64.random(in: .min ... .max), radix: 16)
            let path = folder.appending("\(Self.prefix)\(topic)-\(ProcessIdentity.own)-\(number)")
            do {
                descriptor = try FileDescriptor.open(
                    path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                    permissions: FilePermissions(rawValue: 0o666))
                self.path = path
                return
            } catch Errno.noSuchFileOrDirectory where access(folder.string, F_OK) != 0 {
                // Its last holder left and removed the folder.
                continue
            } catch Errno.fileExists {
                continue
            } catch let reason as Errno {
                throw StorageError(.create, folder, reason)
            }
        }
    }

    deinit { release() }

    /// Updates the hold's time, which shows machines that cannot see this process that it lives. To be called
    /// regularly.
    public func touch() {
        guard ContinuousClock.now - touched > .seconds(Self.touchInterval) else { return }
        touched = .now
        futimens(descriptor.rawValue, nil)
    }

    /// Releases the folder.
    public func release() {
        guard isHeld else { return }
        isHeld = false
        try? descriptor.close()
        unlink(path.string)
    }

    /// Releases the folder and returns the remaining holders. If several processes leave at once, the last one gets
    /// none.
    ///
    /// - Throws: ``StorageError`` (`read`).
    public func leave() throws -> [Other] {
        futimens(descriptor.rawValue, nil)
        let now = try? FileStatus(of: descriptor).lastWrite
        release()
        return try Self.holds(of: folder, except: path, now: now)
    }

    /// The folder's other holders. Stale holds are removed.
    ///
    /// - Throws: ``StorageError`` (`read`).
    public func others() throws -> [Other] {
        futimens(descriptor.rawValue, nil)
        return try Self.holds(of: folder, except: path, now: try? FileStatus(of: descriptor).lastWrite)
    }

    /// The holders of a folder that the caller does not hold. Stale holds are removed.
    ///
    /// - Parameter now: seconds since 1970 by the clock of the folder's file system; if nil, no hold is too old.
    /// - Throws: ``StorageError`` (`read`).
    public static func holders(of folder: FilePath, now: Double?) throws -> [Other] {
        try holds(of: folder, except: nil, now: now)
    }

    private static func holds(of folder: FilePath, except own: FilePath?, now: Double?) throws -> [Other] {
        var others: [Other] = []
        for name in try folder.entries() {
            guard let other = Other(name.string), folder.appending(name) != own else { continue }
            let path = folder.appending(name)
            if StaleFiles.isStale(path, of: other.holder, now: now ?? 0) {
                unlink(path.string)
            } else {
                others.append(other)
            }
        }
        return others
    }

    /// The time by the clock of a folder's file system, which stamps its files; nil if nothing can be written there.
    public static func now(in folder: FilePath) -> Double? { StaleFiles.now(in: folder) }

    /// Whether a file of this name is a hold.
    public static func isHold(_ name: String) -> Bool { Other(name) != nil }

    fileprivate static func isPlain(_ byte: UInt8) -> Bool {
        UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
    }
}

extension FolderHold.Other {
    /// Parses the name of a hold's file; nil for any other name.
    fileprivate init?(_ name: String) {
        guard name.hasPrefix(".hold-") else { return nil }
        let fields = name.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 7, let topic = fields.first, !topic.isEmpty, topic.utf8.allSatisfy(FolderHold.isPlain),
            UInt64(fields[6], radix: 16) != nil, let holder = ProcessIdentity(fields[1..<6].joined(separator: "-"))
        else { return nil }
        self.init(topic: String(topic), holder: holder)
    }
}
