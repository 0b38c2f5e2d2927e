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
