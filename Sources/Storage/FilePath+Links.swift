// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

extension FilePath {
    /// The folder of the path's last component; `.` for a bare name.
    public var folder: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }

    /// The target written in the symbolic link at this path; nil if there is none.
    public var linkTarget: FilePath? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(string, &bytes, bytes.count - 1)
        return count > 0 ? FilePath(platformString: bytes) : nil
    }

    /// The path with links at its end followed. The last target need not exist.
    ///
    /// - Throws: ``StorageError`` (`create`) for a cycle of links.
    func followingLinks() throws -> FilePath {
        var path = self
        // The kernel's own limit.
        for _ in 0..<40 {
            guard let target = path.linkTarget else { return path }
            path = path.folder.pushing(target)
        }
        throw StorageError(.create, self, .tooManySymbolicLinkLevels)
    }
}
