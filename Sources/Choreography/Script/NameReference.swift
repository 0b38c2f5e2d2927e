// SPDX-License-Identifier: MIT

/// A name where it was written.
public struct NameReference: Hashable, Sendable {
    /// Without quotes, spelled as written.
    public let name: String
    /// UTF-8 offsets in the source, quotes included.
    public let range: Range<Int>
}
