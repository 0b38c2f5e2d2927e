// SPDX-License-Identifier: MIT
import Storage

extension FolderLock {
    /// The lock of a folder whose files belong together, such as a race's: one command at a time may work on them.
    static func work(in folder: FilePath) -> FolderLock { FolderLock(in: folder, named: ".inbetween.lock") }
}
