// SPDX-License-Identifier: MIT

/// How weights came to be, which decides what moves when they are mixed.
public struct Lineage: Hashable, Sendable, Codable {
    /// What a set's networks grow from.
    public enum Start: String, Hashable, Sendable, Codable, CaseIterable {
        /// All from the initial weights of one seed.
        case shared
        /// All from a base that learned the mean of the pictures.
        case star
        /// Each from the one before.
        case chain
        /// Each from a seed of its own.
        case own
        /// From an existing weight file.
        case from
    }

    public var start: Start
    /// The seed of the initial weights of the oldest ancestor. Networks with different roots are strangers.
    public var root: UInt64
    /// SHA-256 of the weight file they started from, when there was one.
    public var parent: String?

    public init(start: Start, root: UInt64, parent: String? = nil) {
        self.start = start
        self.root = root
        self.parent = parent
    }

    /// Whether a walk between the two can be expected to move shapes rather than turn to fog.
    public func isRelated(to other: Lineage) -> Bool { root == other.root }
}
