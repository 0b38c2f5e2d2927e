// SPDX-License-Identifier: MIT

/// The few lines of text that Git keeps in a large file's place, <https://git-lfs.com>: what a clone without Git LFS has
/// instead of the file.
public enum GitLFSPointer {
    /// For a sentence that begins with the file's name.
    public static let sentence = "is a Git LFS pointer, not the file itself: run git lfs pull"

    /// Bytes of a file that tell whether it is one.
    public static let byteCount = starts[0].utf8.count

    /// By the specification the first line of a pointer; the second is what the project's own early versions wrote.
    private static let starts = ["version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/"]

    /// Whether a file that begins with these bytes is a pointer; at least ``byteCount`` of them, or all.
    public static func isOne(_ bytes: some Sequence<UInt8>) -> Bool {
        starts.contains { bytes.starts(with: $0.utf8) }
    }
}
