// SPDX-License-Identifier: MIT

/// Splines, whose shape depends on what comes before and after.
extension TimelineWalk {
    /// Takes the segment `first`, just laid out, for the next piece of the spline.
    mutating func goOnSpline(_ first: Int, _ statement: Int, _ log: inout MistakeLog) {
        let segment = segments[first]
        let legs = segment.walk.legs
        var run = spline ?? SplineRun(keys: [segment.walk.from], entry: slope(ofSegment: first - 1, isEnd: true))
        run.pieces.append(
            SplineRun.Piece(
                segment: first, statement: statement, legs: run.spans.count..<run.spans.count + legs.count))
        for leg in legs {
            run.keys.append(leg.to)
            run.spans.append(Double(segment.frames.count) / Double(legs.count))
            derivedTerms += 4 * (leg.from.terms.count + leg.to.terms.count)
            guard isBounded(statement, &log) else { continue }
            checkNames(of: run.keys.suffix(4), statement, &log)
        }
        spline = run
    }

    /// The curve is as it will be: what follows is no part of it. It leads on into segment `next` if that is straight.
    mutating func endSpline(before next: Int? = nil) {
        guard var run = spline else { return }
        spline = nil
        run.exit = next.flatMap { slope(ofSegment: $0, isEnd: false) }
        bend(run)
        if run.pieces[0].segment == 0 { firstSpline = run }
    }

    /// Ends the last spline. Where it closes the film, it and the first one meet without a corner.
    mutating func endLastSpline(_ log: inout MistakeLog) {
        guard !log.hasErrors, var last = spline else { return }
        spline = nil
        let isWhole = last.pieces[0].segment == 0
        if segments.last?.verb == .close, let first = isWhole ? last : firstSpline, first.keys[0] == last.keys.last {
            let seam = SplineRun.slope(
                before: last.keys[last.keys.count - 2], over: last.spans[last.spans.count - 1], at: first.keys[0],
                to: first.keys[1], over: first.spans[0])
            last.exit = seam
            if isWhole {
                last.entry = seam
            } else {
                var first = first
                first.entry = seam
                bend(first)
            }
        }
        bend(last)
    }

    private mutating func bend(_ run: SplineRun) {
        guard run.spans.count > 1 || run.entry != nil || run.exit != nil else { return }
        let handles = run.handles()
        for piece in run.pieces {
            let walk = segments[piece.segment].walk
            let legs = zip(walk.legs, handles[piece.legs]).map { leg, handles in
                Leg(from: leg.from, to: leg.to, course: .curve(handles.0, handles.1))
            }
            segments[piece.segment].walk = Walk(legs, layers: walk.layers)
        }
    }

    /// How a segment beside a spline moves, if it moves straight and evenly and the film goes on without a cut.
    private func slope(ofSegment index: Int, isEnd: Bool) -> SplineRun.Slope? {
        guard segments.indices.contains(index) else { return nil }
        let segment = segments[index]
        guard segment.verb != .hold, segment.easing == .linear, segment.pace == .given, segment.walk.layers == nil,
            let leg = isEnd ? segment.walk.legs.last : segment.walk.legs.first, leg.course == .straight,
            leg.from != leg.to
        else { return nil }
        if isEnd, case .known = line {} else if isEnd { return nil }
        return SplineRun.slope(
            from: leg.from, to: leg.to, over: Double(segment.frames.count) / Double(segment.walk.legs.count))
    }

    /// Between two keys a spline mixes the names of four.
    private func checkNames(of keys: ArraySlice<Mixture>, _ statement: Int, _ log: inout MistakeLog) {
        guard keys.reduce(0, { $0 + $1.terms.count }) > SequenceLimits.termsPerFrame else { return }
        let count = Set(keys.flatMap(\.terms).map(\.name)).count
        guard count > SequenceLimits.termsPerFrame else { return }
        log.report(once: .mixTooLarge, statement: statement) {
            Mistake(
                .mixTooLarge, script.statements[statement].range,
                "\(count) names are mixed on this spline; at most \(SequenceLimits.termsPerFrame) can be",
                help: "use mixes of fewer names, or path linear")
        }
    }
}
