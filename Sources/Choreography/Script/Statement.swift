// SPDX-License-Identifier: MIT
import Basics

/// One line of a sequence, as written.
public struct Statement: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        case fps(FrameRate)
        case size(PixelSize)
        case weights(folder: String)
        case ease(Easing)
        case path(Path)
        case pace(Pace)
        case use(NameReference, file: NameReference)
        case define(NameReference, WrittenMix)
        case start(WrittenMix)
        case hold(WrittenDuration)
        case to(WrittenMix, Timing)
        /// `share` is 0.6 for 60%.
        case past(share: Double, Timing)
        case back(Timing)
        case through([NameReference], Timing)
        case close(Timing)
        case cut(WrittenMix)
        /// Without timing the camera jumps.
        case view([ViewMotion], Timing?)
        /// `end` is the matching `end` statement; nil where that is missing.
        case loop(times: Int, end: StatementID?)
        case end
        case mark(NameReference)
        /// A line with a mistake, which has been reported. Its names are kept, so that one mistake causes no others.
        case broken(defining: String?, references: [NameReference])
    }

    /// The part of a movement after its target.
    public struct Timing: Hashable, Sendable {
        public let duration: WrittenDuration
        /// Nil for the default, as are `path` and `pace`.
        public let easing: Easing?
        /// Whether the easing is clamped to 0...1.
        public let isClamped: Bool
        public let path: Path?
        public let pace: Pace?
        /// The order in which layers move; nil where all move together.
        public let layers: LayerOrder?
        public let isAligned: Bool
    }

    /// Nil where the first word is not a verb.
    public let verb: Verb?
    public var action: Action
    /// UTF-8 offsets in the source, from the verb to the last token.
    public let range: Range<Int>
    /// UTF-8 offsets of the first token.
    public let verbRange: Range<Int>
    /// Counted from 1.
    public let line: Int
}

/// Identifies a statement of a script by its place among all of them, counted from 0.
public struct StatementID: Hashable, Sendable {
    public let index: Int
}

// MARK: Parts of a statement

/// A name and its place in the source.
public struct NameReference: Hashable, Sendable {
    /// The name without quotes, spelled as written.
    public let name: String
    /// UTF-8 offsets in the source, quotes included.
    public let range: Range<Int>
}

/// A mix as written: `0.5 sun + 0.8 moon - 0.3 crow`, or a name alone.
public struct WrittenMix: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        /// The signed coefficient; 1 where none is written.
        public let coefficient: Double
        public let reference: NameReference
    }

    /// The terms in the order written, at least one; names may repeat.
    public let terms: [Term]
    /// Whether `normalize` follows.
    public let isNormalized: Bool
    /// UTF-8 offsets in the source.
    public let range: Range<Int>
}

/// A duration and its place in the source.
public struct WrittenDuration: Hashable, Sendable {
    /// Nil where the text is not a duration, which has been reported.
    public let time: ScreenTime?
    /// UTF-8 offsets in the source.
    public let range: Range<Int>
}
