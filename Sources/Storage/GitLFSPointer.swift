// SPDX-License-Identifier: MIT

/// The few lines of text that Git stores in place of a large file, <https://git-lfs.com>. A clone without Git LFS has
/// them instead of the file.
public enum GitLFSPointer {
    /// The predicate of a sentence that begins with the file's name.
    public static let sentence = "is a Git LFS pointer, not the file itself: run git lfs pull"

    /// The number of first bytes that identify a pointer.
    public static let byteCount = starts[0].utf8.count

    /// First lines of a pointer: by the specification, and of Git LFS's own early versions.
    private static let starts = ["version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/"]

    /// Whether a file that begins with these bytes is a pointer.
    ///
    /// - Parameter bytes: at least ``byteCount`` bytes, or the whole file.
    public static func isOne(_ bytes: some Sequence<UInt8>) -> Bool {
        starts.contains { bytes.starts(with: $0.utf8) }
    }
}
