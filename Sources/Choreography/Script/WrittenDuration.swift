// SPDX-License-Identifier: MIT

/// A duration where it was written.
public struct WrittenDuration: Hashable, Sendable {
    /// Nil where the text could not be understood, which has then been reported.
    public let time: ScreenTime?
    /// UTF-8 offsets in the source.
    public let range: Range<Int>
}
