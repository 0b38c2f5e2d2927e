// SPDX-License-Identifier: MIT

/// Bends segments into splines, whose shape depends on what comes before and after.
///
/// Segments are laid out straight, and bent once the run they belong to has ended.
struct SplineTrack {
    /// The unfinished spline, which the next movement continues if it is a spline, too.
    private var open: SplineRun?
    /// The spline that begins with the film's first segment, kept because the last spline of a loop may join it.
    private var first: SplineRun?

    var isOpen: Bool { open != nil }

    /// Adds the newest segment, number `index`, to the open spline, or opens a spline with it.
    ///
    /// - Parameter isJoined: whether the segment continues the one before without a cut.
    /// - Returns: for each leg of the segment, the last keys so far, at most four, all of which may be mixed on this
    ///   leg.
    mutating func add(_ index: Int, of segments: [Segment], isJoined: Bool) -> [[Mixture]] {
        let segment = segments[index]
        let legs = segment.walk.legs
        let entry = isJoined && index > 0 ? Self.slope(of: segments[index - 1], atEnd: true) : nil
        var run = open ?? SplineRun(keys: [segment.walk.from], entry: entry)
        run.pieces.append(SplineRun.Piece(segment: index, legs: run.spans.count..<run.spans.count + legs.count))
        let mixed = legs.map { leg in
            run.keys.append(leg.to)
            run.spans.append(Double(segment.frames.count) / Double(legs.count))
            return Array(run.keys.suffix(4))
        }
        open = run
        return mixed
    }

    /// Ends the open spline, if there is one, and bends its segments.
    ///
    /// - Parameter next: the segment that follows; if it moves straight and evenly, the spline joins it without a
    ///   corner.
    mutating func end(before next: Int? = nil, _ segments: inout [Segment]) {
        guard var run = open else { return }
        open = nil
        run.exit = next.flatMap { Self.slope(of: segments[$0], atEnd: false) }
        run.bend(&segments)
        if run.startsFilm { first = run }
    }

    /// Ends the open spline, because the film continues beyond the spline's last picture in a straight line.
    mutating func leave(_ segments: inout [Segment]) {
        end(&segments)
        first = nil
    }

    /// Ends the film's last spline. Where it closes the film, it meets the first one without a corner.
    mutating func endFilm(_ segments: inout [Segment]) {
        guard var last = open else { return }
        open = nil
        if segments.last?.verb == .close, let first = last.startsFilm ? last : first, first.keys[0] == last.keys.last {
            let seam = SplineRun.slope(
                before: last.keys[last.keys.count - 2], over: last.spans[last.spans.count - 1], at: first.keys[0],
                to: first.keys[1], over: first.spans[0])
            last.exit = seam
            if last.startsFilm {
                last.entry = seam
            } else {
                var first = first
                first.entry = seam
                first.bend(&segments)
            }
        }
        last.bend(&segments)
    }

    /// The change per frame of a segment beside a spline; nil unless it moves straight and evenly.
    private static func slope(of segment: Segment, atEnd: Bool) -> SplineRun.Slope? {
        guard segment.verb != .hold, segment.easing == .linear, segment.pace == .given, segment.walk.layers == nil,
            let leg = atEnd ? segment.walk.legs.last : segment.walk.legs.first, leg.course == .straight,
            leg.from != leg.to
        else { return nil }
        return SplineRun.slope(
            from: leg.from, to: leg.to, over: Double(segment.frames.count) / Double(segment.walk.legs.count))
    }
}

/// Movements in a row along one spline.
///
/// The spline passes through its keys at the moments they are due, so it is cubic in time between them. It is a Hermite
/// spline: its slope at a key is that of the parabola through the key and its two neighbours. For keys at equal times
/// it is the spline of Catmull and Rom (1974). Where a free end has no neighbour the curve begins or ends without
/// bending.
private struct SplineRun {
    /// A change of coefficients per frame: mixtures with weights that sum to 0.
    typealias Slope = [(weight: Double, mixture: Mixture)]

    struct Piece {
        let segment: Int
        /// The run's legs that the segment walks.
        let legs: Range<Int>
    }

    /// The mixtures that the spline passes through: one more than there are legs.
    var keys: [Mixture]
    /// The frames that each leg takes if its segment moves evenly.
    var spans: [Double] = []
    var pieces: [Piece] = []
    /// The slopes at the run's beginning and end; nil where an end is free.
    var entry: Slope?
    var exit: Slope?

    init(keys: [Mixture], entry: Slope?) {
        self.keys = keys
        self.entry = entry
    }

    /// Whether the run begins with the film's first segment.
    var startsFilm: Bool { pieces[0].segment == 0 }

    /// Gives the legs of its segments their curves. A single leg with two free ends stays straight.
    func bend(_ segments: inout [Segment]) {
        guard spans.count > 1 || entry != nil || exit != nil else { return }
        let handles = handles()
        for piece in pieces {
            let walk = segments[piece.segment].walk
            let legs = zip(walk.legs, handles[piece.legs]).map { leg, handles in
                Leg(from: leg.from, to: leg.to, course: .curve(handles.0, handles.1))
            }
            segments[piece.segment].walk = Walk(legs, layers: walk.layers)
        }
    }

    /// The slope of a straight line.
    static func slope(from: Mixture, to: Mixture, over span: Double) -> Slope {
        [(-1 / span, from), (1 / span, to)]
    }

    /// The slope at `key` of the parabola from `before` to `after`.
    static func slope(
        before: Mixture, over first: Double, at key: Mixture, to after: Mixture, over second: Double
    ) -> Slope {
        let (a, b) = (second / (first + second), first / (first + second))
        return [(-a / first, before), (a / first - b / second, key), (b / second, after)]
    }

    /// The slope at a free end with which the curve does not bend there; `other` is the slope at the leg's other end.
    private static func free(_ from: Mixture, _ to: Mixture, _ span: Double, _ other: Slope) -> Slope {
        slope(from: from, to: to, over: span).map { ($0.weight * 1.5, $0.mixture) }
            + other.map { (-$0.weight / 2, $0.mixture) }
    }

    /// The two control points of each leg.
    private func handles() -> [(Mixture, Mixture)] {
        let count = spans.count
        var slopes: [Slope] = keys.indices.map { index in
            guard index > 0, index < count else { return [] }
            return Self.slope(
                before: keys[index - 1], over: spans[index - 1], at: keys[index], to: keys[index + 1],
                over: spans[index])
        }
        let straight = Self.slope(from: keys[0], to: keys[1], over: spans[0])
        if count == 1 {
            slopes = [entry ?? exit.map { Self.free(keys[0], keys[1], spans[0], $0) } ?? straight, exit ?? []]
            if exit == nil { slopes[1] = entry.map { Self.free(keys[0], keys[1], spans[0], $0) } ?? straight }
        } else {
            slopes[0] = entry ?? Self.free(keys[0], keys[1], spans[0], slopes[1])
            slopes[count] = exit ?? Self.free(keys[count - 1], keys[count], spans[count - 1], slopes[count - 1])
        }
        return (0..<count).map { leg in
            let third = spans[leg] / 3
            let first = Mixture.sum([(1, keys[leg])] + slopes[leg].map { ($0.weight * third, $0.mixture) })
            let second = Mixture.sum([(1, keys[leg + 1])] + slopes[leg + 1].map { (-$0.weight * third, $0.mixture) })
            return (first ?? keys[leg], second ?? keys[leg + 1])
        }
    }
}
