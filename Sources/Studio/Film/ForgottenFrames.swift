// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// Kept frames of films that nobody went on with.
public enum ForgottenFrames {
    /// Days after which frames that nobody used go.
    static let days = 14

    /// Removes the stores in `folder` that nobody holds and nobody used for ``days``; only files of ours, and only from
    /// folders that are not links.
    public static func remove(from folder: FilePath) {
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
