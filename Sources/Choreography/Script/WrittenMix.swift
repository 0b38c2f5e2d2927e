// SPDX-License-Identifier: MIT

/// A mix as written: `0.5 sun + 0.8 moon - 0.3 crow`, or a name alone.
public struct WrittenMix: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        /// With its sign; 1 where none is written.
        public let coefficient: Double
        public let reference: NameReference
    }

    /// At least one, in the order written; names may repeat.
    public let terms: [Term]
    /// Whether `normalize` follows.
    public let isNormalized: Bool
    /// UTF-8 offsets in the source.
    public let range: Range<Int>
}
