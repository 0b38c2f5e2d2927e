// SPDX-License-Identifier: MIT

/// The history of weights, which decides whether shapes move when they are mixed.
public struct Lineage: Hashable, Sendable, Codable {
    /// The start of a set's networks.
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
        /// Half way between two others, whose walk it bends.
        case bend
        /// Learned in another program.
        case imported
    }

    public var start: Start
    /// The seed of the initial weights of the oldest ancestor. Networks with different roots are strangers.
    public var root: UInt64
    /// SHA-256 of the weight file they started from, when there was one.
    public var parent: String?
    /// The weights that their hidden units were matched to, if any.
    public var alignment: Reordering?
    /// SHA-256 that identifies the last rehearsal: its networks, pictures and settings. All members have the same
    /// value.
    public var rehearsal: String?
    /// The ends of the walk that they bend, if they are a bend.
    public var ends: Ends?

    /// The weights whose order of hidden units others were brought into.
    public struct Reordering: Hashable, Sendable, Codable {
        /// ``Lineage/kin`` of the reference.
        public var root: UInt64
        /// SHA-256 of the reference's file, and of the file that was aligned to it.
        public var reference: String
        public var original: String

        public init(root: UInt64, reference: String, original: String) {
            self.root = root
            self.reference = reference
            self.original = original
        }
    }

    /// Two weight files, by SHA-256, in the order of their names.
    public struct Ends: Hashable, Sendable, Codable {
        public var first: String
        public var second: String

        public init(first: String, second: String) {
            self.first = first
            self.second = second
        }
    }

    public init(
        start: Start, root: UInt64, parent: String? = nil, alignment: Reordering? = nil, rehearsal: String? = nil,
        ends: Ends? = nil
    ) {
        self.start = start
        self.root = root
        self.parent = parent
        self.alignment = alignment
        self.rehearsal = rehearsal
        self.ends = ends
    }

    /// The root that decides with which other weights these walk well: their own, or that of the weights they were
    /// aligned to.
    public var kin: UInt64 { alignment?.root ?? root }

    /// Whether a walk between the two can be expected to move shapes rather than turn to fog.
    public func isRelated(to other: Lineage) -> Bool { kin == other.kin }
}
