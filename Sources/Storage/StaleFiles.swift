// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage
import Synchronization

/// Files left behind by killed processes. Their names identify their maker.
enum StaleFiles {
    /// Seconds without a write after which a file is stale if nothing is known about its maker: a day.
    static let patience = 86_400.0

    /// Whether a file's maker is gone, or presumed to be.
    ///
    /// - Parameters:
    ///   - maker: nil if the file's name does not identify it.
    ///   - now: the time by the clock of the file system, which stamps the files; the machine's own clock may differ.
    static func isStale(_ path: FilePath, of maker: ProcessIdentity?, now: Double) -> Bool {
        guard let status = try? FileStatus(of: path, followsLink: false),
            status.kind == .regular || status.kind == .link
        else { return false }
        let idle = now - status.lastWrite
        if let maker {
            if maker.isGone(idle: idle) { return true }
            // A maker known to run may pause for longer.
            if maker.isKnownToLive { return false }
        }
        return idle > patience
    }

    /// Removes the stale parts in `folder`.
    ///
    /// - Parameter now: see ``isStale(_:of:now:)``; called only if there are parts.
    static func removeParts(in folder: FilePath, now: () -> Double?) {
        let parts = ((try? folder.entries()) ?? []).compactMap { PartName($0.string) }
            .filter { $0.maker != .own }
        guard !parts.isEmpty, let now = now() else { return }
        for part in parts {
            let path = folder.appending(part.text)
            if isStale(path, of: part.maker, now: now) { unlink(path.string) }
        }
    }

    /// Like ``removeParts(in:now:)``, but once for each folder, so that writing a thousand files lists it once.
    static func removePartsOnce(in folder: FilePath, now: () -> Double?) {
        let isNew = swept.withLock { $0.insert(folder.string).inserted }
        if isNew { removeParts(in: folder, now: now) }
    }

    /// The time by the clock of a folder's file system, taken from a new file; nil if no file can be written.
    static func now(in folder: FilePath) -> Double? {
        guard let probe = try? AtomicFile(at: folder.appending("clock"), removesStaleParts: false) else { return nil }
        return try? FileStatus(of: probe.descriptor).lastWrite
    }

    private static let swept = Mutex<Set<String>>([])
}
