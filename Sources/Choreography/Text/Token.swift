// SPDX-License-Identifier: MIT

/// The smallest meaningful piece of a line.
struct Token: Sendable {
    enum Kind: Hashable, Sendable {
        /// A letter or `_`, then letters, digits, `_` and `-`, not ending in `-`.
        case word
        /// Digits, with at most a point and more digits.
        case number
        /// Anything between two straight quotes, which belong to the range.
        case quoted
        /// One character of any other kind.
        case symbol(Unicode.Scalar)
    }

    let kind: Kind
    /// UTF-8 offsets in the source.
    let range: Range<Int>
    /// Whether nothing separates it from the token before.
    let isJoined: Bool
}
