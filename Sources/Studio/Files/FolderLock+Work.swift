// SPDX-License-Identifier: MIT
import Storage

extension FolderLock {
    /// Of a folder whose files belong together, such as a race's, so that one command at a time may work on them.
    static func work(in folder: FilePath) -> FolderLock { FolderLock(in: folder, named: ".inbetween.lock") }
}
