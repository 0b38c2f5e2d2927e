// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage
import Synchronization

/// What processes leave behind that were killed: files that name their maker.
enum StaleFiles {
    /// Seconds after which a file of a maker of whom nothing can be known is stale: a day without a write.
    static let patience = 86_400.0

    /// Whether a file's maker is gone, or may be taken to be.
    ///
    /// - Parameters:
    ///   - maker: nil where the file's name tells none.
    ///   - now: by the clock of the file system, which stamps the files; the machine's own may differ.
    static func isStale(_ path: FilePath, of maker: ProcessIdentity?, now: Double) -> Bool {
        guard let status = try? FileStatus(of: path, followsLink: false),
            status.kind == .regular || status.kind == .link
        else { return false }
        let idle = now - status.lastWrite
        if let maker {
            if maker.isGone(idle: idle) { return true }
            // Who is known to live may take its time.
            if maker.isKnownToLive { return false }
        }
        return idle > patience
    }

    /// Removes the parts in `folder` that are stale.
    ///
    /// - Parameter now: see ``isStale(_:of:now:)``; asked only when there are parts.
    static func removeParts(in folder: FilePath, now: () -> Double?) {
        let parts = ((try? folder.entries()) ?? []).compactMap { PartName($0.string) }
            .filter { $0.maker != .own }
        guard !parts.isEmpty, let now = now() else { return }
        for part in parts {
            let path = folder.appending(part.text)
            if isStale(path, of: part.maker, now: now) { unlink(path.string) }
        }
    }

    /// Like ``removeParts(in:now:)``, once for each folder: who writes a thousand files to one lists it once.
    static func removePartsOnce(in folder: FilePath, now: () -> Double?) {
        let isNew = swept.withLock { $0.insert(folder.string).inserted }
        if isNew { removeParts(in: folder, now: now) }
    }

    /// What the clock of a folder's file system says, as a new file of ours shows it.
    static func now(in folder: FilePath) -> Double? {
        guard let probe = try? AtomicFile(at: folder.appending("clock"), removesStaleParts: false) else { return nil }
        return try? FileStatus(of: probe.descriptor).lastWrite
    }

    private static let swept = Mutex<Set<String>>([])
}
