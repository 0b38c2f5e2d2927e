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

// MARK: Pace

/// Where on a walk its visible change has come so far.
public struct PaceTable: Hashable, Sendable {
    /// Shares of the walk at equal distances from its beginning to its end; at least two.
    private let shares: [Double]

    /// - Parameters:
    ///   - measured: shares of the walk, from where it begins to where it ends, rising or falling; at least two.
    ///   - changes: how much the picture changes from each of them to the next; not negative.
    public init(at measured: [Double], changes: [Double]) {
        precondition(measured.count >= 2 && changes.count == measured.count - 1, "a change for each step")
        precondition(changes.allSatisfy { $0 >= 0 }, "a change is not negative")
        let total = changes.reduce(0, +)
        // Where nothing changes any pace is even, and where almost nothing does it must still be gone through.
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

    /// Entries for each step measured, so that quick stretches are told as finely as slow ones.
    private static let fineness = 4

    /// The share of the walk where `distance`, a share of all change, is behind. Beyond 0 and 1 it goes on as at the end.
    public func share(atDistance distance: Double) -> Double {
        if distance == 0 { return shares[0] }
        if distance == 1 { return shares[shares.count - 1] }
        let place = distance * Double(shares.count - 1)
        let index = min(max(Int(place.rounded(.down)), 0), shares.count - 2)
        return shares[index] + (place - Double(index)) * (shares[index + 1] - shares[index])
    }

    /// `count + 1` shares at equal distances, the first and the last exactly the walk's.
    public func shares(ofSteps count: Int) -> [Double] {
        (0...count).map { $0 == count ? share(atDistance: 1) : share(atDistance: Double($0) / Double(count)) }
    }
}
