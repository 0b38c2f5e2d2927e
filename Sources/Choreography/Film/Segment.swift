// SPDX-License-Identifier: MIT

/// A run of frames on one straight line between two mixtures.
public struct Segment: Hashable, Sendable {
    public let verb: Verb
    /// Line of the statement, counted from 1. Statements inside a `repeat` have a segment for each pass.
    public let line: Int
    /// The statement as written, without its comment, for tables.
    public let text: String
    /// Indices of its frames in the film, from 0; never empty.
    public let frames: Range<Int>
    /// What is left. It was on the frame before, and is on none of these unless the easing returns to it.
    public let from: Mixture
    /// What is arrived at on the last frame.
    public let to: Mixture
    public let easing: Easing

    /// What is mixed on the film's frame `index`, which must be one of this segment's.
    public func blend(at index: Int) -> Blend {
        precondition(frames.contains(index), "frame \(index) is not in the segment's \(frames)")
        let share = easing.value(atFrame: index - frames.lowerBound + 1, of: frames.count)
        return .mixture(from.mixed(with: to, share: share))
    }
}
