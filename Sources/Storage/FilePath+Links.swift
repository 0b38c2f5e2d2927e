// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

extension FilePath {
    /// The folder the path's last component is in; `.` for a bare name.
    public var folder: FilePath {
        let parent = removingLastComponent()
        return parent.isEmpty ? "." : parent
    }

    /// What the symbolic link at this path says; nil where there is none.
    public var linkTarget: FilePath? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(string, &bytes, bytes.count - 1)
        return count > 0 ? FilePath(platformString: bytes) : nil
    }

    /// Where a file written to this path is to stand: the path itself, or what the links at its end lead to, which need
    /// not be there yet.
    ///
    /// - Throws: ``StorageError`` (`create`) for links in a circle.
    func followingLinks() throws -> FilePath {
        var path = self
        // As many as the kernel follows.
        for _ in 0..<40 {
            guard let target = path.linkTarget else { return path }
            path = path.folder.pushing(target)
        }
        throw StorageError(.create, self, .tooManySymbolicLinkLevels)
    }
}
