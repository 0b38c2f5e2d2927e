// SPDX-License-Identifier: MIT

/// A run of frames on one walk.
public struct Segment: Hashable, Sendable {
    public let verb: Verb
    /// Line of the statement, counted from 1. Statements inside a `repeat` have a segment for each pass.
    public let line: Int
    /// The statement as written, without its comment, for tables; cut where it is very long.
    public let text: String
    /// Indices of its frames in the film, from 0; never empty.
    public let frames: Range<Int>
    public internal(set) var walk: Walk
    /// Position on the walk at the last frame before this segment. No frame of the segment shows it, unless the easing
    /// returns to it.
    public let begin: Double
    /// Position on the walk at the segment's last frame.
    public let end: Double
    public let easing: Easing
    public let pace: Pace
    /// The measured table of an even pace. While it is nil, the segment moves as with the pace `given`.
    public internal(set) var table: PaceTable?

    /// The blend that the segment leaves.
    public var from: Blend { walk.blend(at: begin) }
    /// The blend that the segment arrives at.
    public var to: Blend { walk.blend(at: end) }

    /// The blend on the film's frame `index`, which must be one of this segment's.
    public func blend(at index: Int) -> Blend {
        precondition(frames.contains(index), "frame \(index) is not in the segment's \(frames)")
        let way = easing.value(atFrame: index - frames.lowerBound + 1, of: frames.count)
        return walk.blend(at: table?.share(atDistance: way) ?? share(at: way))
    }

    /// The position on the walk at the fraction `way` of this segment's part of it; exact at the segment's end.
    private func share(at way: Double) -> Double {
        way == 1 ? end : begin + way * (end - begin)
    }
}

// MARK: Pace

/// Positions on a walk at equal amounts of visible change: the inverse of change by position.
public struct PaceTable: Hashable, Sendable {
    /// Positions on the walk at equal distances, where distance is the visible change so far. The first is the walk's
    /// beginning, the last its end; there are at least two.
    private let shares: [Double]

    /// - Parameters:
    ///   - measured: positions on the walk from its beginning to its end, rising or falling; at least two.
    ///   - changes: the picture's change from each of them to the next; not negative.
    public init(at measured: [Double], changes: [Double]) {
        precondition(measured.count >= 2 && changes.count == measured.count - 1, "a change for each step")
        precondition(changes.allSatisfy { $0 >= 0 }, "a change is not negative")
        let total = changes.reduce(0, +)
        // Without any change every pace is even. A step with almost no change must still have some length.
        let least = total > 0 ? 1e-4 * total / Double(changes.count) : 1
        let lengths = changes.map { max($0, least) }
        let whole = lengths.reduce(0, +)
        let count = lengths.count * Self.fineness
        var (step, before) = (0, 0.0)
        var shares: [Double] = []
        for place in 0..<count {
            let distance = whole * Double(place) / Double(count)
            while step < lengths.count - 1, before + lengths[step] < distance {
                before += lengths[step]
                step += 1
            }
            let within = min((distance - before) / lengths[step], 1)
            shares.append(measured[step] + (measured[step + 1] - measured[step]) * within)
        }
        self.shares = shares + [measured[measured.count - 1]]
    }

    /// Entries for each measured step, so that quick stretches are resolved as finely as slow ones.
    private static let fineness = 4

    /// The position on the walk at `distance`, a fraction of all change. Outside 0...1 the table is continued with the
    /// slope of its first or last entry.
    public func share(atDistance distance: Double) -> Double {
        if distance == 0 { return shares[0] }
        if distance == 1 { return shares[shares.count - 1] }
        let place = distance * Double(shares.count - 1)
        let index = min(max(Int(place.rounded(.down)), 0), shares.count - 2)
        return shares[index] + (place - Double(index)) * (shares[index + 1] - shares[index])
    }

    /// `count + 1` positions at equal distances, the first and the last exactly the walk's.
    public func shares(ofSteps count: Int) -> [Double] {
        (0...count).map { $0 == count ? share(atDistance: 1) : share(atDistance: Double($0) / Double(count)) }
    }
}
