// SPDX-License-Identifier: MIT
import Foundation
import Storage

extension FilePath {
    public var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: string, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The path with all links followed: equal for all paths to one file.
    var resolved: FilePath {
        guard let text = realpath(string, nil) else { return self }
        defer { free(text) }
        return FilePath(platformString: text)
    }
}

extension FolderLock {
    /// The lock of a folder whose files belong together, such as a race's: one command at a time may work on them.
    static func work(in folder: FilePath) -> FolderLock { FolderLock(in: folder, named: ".inbetween.lock") }
}
