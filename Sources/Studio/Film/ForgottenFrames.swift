// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// Kept frames of interrupted renders that were never continued.
public enum ForgottenFrames {
    /// Days without use after which kept frames are removed.
    static let days = 14

    /// Removes the stores in `folder` that no render holds and none has used for ``days``. Only stores that contain
    /// nothing but files of ours are removed, and links to folders are left alone.
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
