// SPDX-License-Identifier: MIT
import Foundation
import Storage

extension FilePath {
    /// Makes the folder, and those it is in, where they are missing.
    ///
    /// - Throws: `StorageError` (`create`).
    func makeFolder() throws {
        if (try? FileManager.default.createDirectory(atPath: string, withIntermediateDirectories: true)) != nil {
            return
        }
        // Foundation's errors are no sentences: ask the system itself.
        guard mkdir(string, 0o777) != 0 else { return }
        throw StorageError(.create, self, errno == EEXIST ? .notDirectory : Errno(rawValue: errno))
    }

    var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: string, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The same for all paths that lead to one file.
    var resolved: FilePath {
        guard let text = realpath(string, nil) else { return self }
        defer { free(text) }
        return FilePath(platformString: text)
    }
}
