// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// Says that this process uses a folder, for as long as the hold lives; several processes may, on several machines.
///
/// Each has a file of its own in the folder, `.hold-TOPIC-HOST-BOOT-NAMESPACE-PROCESS-START-RANDOM`, so that the folder
/// cannot be removed while somebody holds it, and the last one to leave knows that it is. The holds of killed processes
/// go as stale parts do; see ``AtomicFile``.
public final class FolderHold {
    /// What another process holds the folder for.
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
    /// Seconds between touches: far fewer than until a hold is stale.
    private static let touchInterval = 60.0

    /// Makes the folder where it is missing, and holds it.
    ///
    /// - Parameter topic: what for, letters and digits; others see it.
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
                // Its last holder left, and took it away.
                continue
            } catch Errno.fileExists {
                continue
            } catch let reason as Errno {
                throw StorageError(.create, folder, reason)
            }
        }
    }

    deinit { release() }

    /// Tells machines that cannot know this process that it lives; to be called now and then.
    public func touch() {
        guard ContinuousClock.now - touched > .seconds(Self.touchInterval) else { return }
        touched = .now
        futimens(descriptor.rawValue, nil)
    }

    /// Lets go of the folder.
    public func release() {
        guard isHeld else { return }
        isHeld = false
        try? descriptor.close()
        unlink(path.string)
    }

    /// Lets go of the folder, and tells who holds it still: of several who leave at once, the last one finds nobody.
    ///
    /// - Throws: ``StorageError`` (`read`).
    public func leave() throws -> [Other] {
        futimens(descriptor.rawValue, nil)
        let now = try? FileStatus(of: descriptor).lastWrite
        release()
        return try Self.holds(of: folder, except: path, now: now)
    }

    /// Who else holds the folder. Holds that are stale are removed.
    ///
    /// - Throws: ``StorageError`` (`read`).
    public func others() throws -> [Other] {
        futimens(descriptor.rawValue, nil)
        return try Self.holds(of: folder, except: path, now: try? FileStatus(of: descriptor).lastWrite)
    }

    /// Who holds a folder, as somebody sees it who does not. Holds that are stale are removed.
    ///
    /// - Parameter now: by the clock of the folder's file system, as seconds since 1970; without it nothing is too old.
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

    /// What the clock of a folder's file system says, which stamps its files; nil where nothing can be written there.
    public static func now(in folder: FilePath) -> Double? { StaleFiles.now(in: folder) }

    /// Whether a file in a held folder is a hold.
    public static func isHold(_ name: String) -> Bool { Other(name) != nil }

    fileprivate static func isPlain(_ byte: UInt8) -> Bool {
        UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
    }
}

extension FolderHold.Other {
    /// Reads a hold's name; nil for any other.
    fileprivate init?(_ name: String) {
        guard name.hasPrefix(".hold-") else { return nil }
        let fields = name.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 7, let topic = fields.first, !topic.isEmpty, topic.utf8.allSatisfy(FolderHold.isPlain),
            UInt64(fields[6], radix: 16) != nil, let holder = ProcessIdentity(fields[1..<6].joined(separator: "-"))
        else { return nil }
        self.init(topic: String(topic), holder: holder)
    }
}
