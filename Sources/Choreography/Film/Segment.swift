// SPDX-License-Identifier: MIT

/// A run of frames on one walk.
public struct Segment: Hashable, Sendable {
    public let verb: Verb
    /// Line of the statement, counted from 1. Statements inside a `repeat` have a segment for each pass.
    public let line: Int
    /// The statement as written, without its comment, for tables; a very long one is cut.
    public let text: String
    /// Indices of its frames in the film, from 0; never empty.
    public let frames: Range<Int>
    public internal(set) var walk: Walk
    /// The share of the walk that was on the frame before. It is on none of these unless the easing returns to it.
    public let begin: Double
    /// The share arrived at on the last frame.
    public let end: Double
    public let easing: Easing
    public let pace: Pace
    /// For an even pace, once it has been measured; until then that is as a given one.
    public internal(set) var table: PaceTable?

    /// What is left.
    public var from: Blend { walk.blend(at: begin) }
    /// What is arrived at.
    public var to: Blend { walk.blend(at: end) }

    /// What is mixed on the film's frame `index`, which must be one of this segment's.
    public func blend(at index: Int) -> Blend {
        precondition(frames.contains(index), "frame \(index) is not in the segment's \(frames)")
        let way = easing.value(atFrame: index - frames.lowerBound + 1, of: frames.count)
        return walk.blend(at: table?.share(atDistance: way) ?? share(at: way))
    }

    /// The share of the walk at `way` of this segment; exact at its ends.
    private func share(at way: Double) -> Double {
        way == 1 ? end : begin + way * (end - begin)
    }
}
