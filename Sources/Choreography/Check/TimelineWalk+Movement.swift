// SPDX-License-Identifier: MIT

// MARK: Moving to targets

extension TimelineWalk {
    /// Lays out `to`, `through` and `close`: movements to each target in turn, in equal parts of the time. A broken
    /// target is nil.
    mutating func move(
        to targets: [(mixture: Mixture?, range: Range<Int>)], _ timing: Statement.Timing, _ id: StatementID
    ) {
        let path = timing.path ?? defaults.path
        let pace = timing.pace ?? defaults.pace
        let easing = defaults.easing(of: timing)
        let stations = stations(on: targets, timing, id)
        if targets.count == 1, !isRepeated, let here = stations[0], here == stations[1] {
            context.log.report(once: .nothingMoves, id) {
                Mistake(
                    .nothingMoves, targets[0].range, "the picture is already there: nothing moves",
                    help: "`hold` stays where it is")
            }
        }
        let legs = targets.indices.map { index -> Leg? in
            guard let from = stations[index], let to = stations[index + 1] else { return nil }
            return leg(from, to, path, at: targets[index].range, id)
        }
        let isOne = legs.count > 1 && (path == .spline || pace == .even)
        let first = emit(timing.duration, id, parts: legs.count, isOne: isOne) { part in
            let legs = isOne ? legs : [legs[part]]
            guard !legs.contains(nil) else { return nil }
            return Motion(walk: Walk(legs.compactMap { $0 }, layers: timing.layers), easing: easing, pace: pace)
        }
        if path == .spline, let first {
            goOnSpline(first, id)
        } else {
            splines.end(before: first, &segments)
        }
        standing = Standing(
            blend: stations[legs.count].map { .mixture($0) }, line: .known(legs[legs.count - 1], share: 1), mover: id)
    }

    /// The mixture from which the movement starts, then the targets, aligned if `align` says so; nil for those not
    /// known.
    private mutating func stations(
        on targets: [(mixture: Mixture?, range: Range<Int>)], _ timing: Statement.Timing, _ id: StatementID
    ) -> [Mixture?] {
        var stations = [setOut(id)]
        for (target, range) in targets {
            var arrival = target
            if let from = stations[stations.count - 1], let to = target {
                check(from, to, at: range, id, isFirst: stations.count == 1, isAligned: timing.isAligned)
                if timing.isAligned { arrival = derivations.aligned(to, with: from, id) }
            }
            stations.append(arrival)
        }
        return stations
    }

    /// The leg from one mixture to another; nil for a missing bend. A spline's leg is straight until the spline ends.
    private func leg(
        _ from: Mixture, _ to: Mixture, _ path: Path, at range: Range<Int>, _ id: StatementID
    ) -> Leg? {
        switch path {
        case .linear, .spline: return Leg(from: from, to: to)
        case .spherical: return Leg(from: from, to: to, course: .arc)
        case .bent:
            if context.names.isOnePicture(from, to) { return Leg(from: from, to: to) }
            guard let bend = context.names.bend(between: from, to, at: range, id) else { return nil }
            // The cubic that is the quadratic Bézier curve with this control point.
            return Leg(
                from: from, to: to,
                course: .curve(from.mixed(with: bend, share: 2 / 3), to.mixed(with: bend, share: 2 / 3)))
        }
    }

    /// Adds the segment `index`, just laid out, to the spline.
    private mutating func goOnSpline(_ index: Int, _ id: StatementID) {
        let isJoined = if case .known = standing.line { true } else { false }
        let mixed = splines.add(index, of: segments, isJoined: isJoined)
        for (leg, mixtures) in zip(segments[index].walk.legs, mixed) {
            guard derivations.count(splineLeg: leg, id) else { return }
            checkNames(in: mixtures, id) { count in
                Mistake(
                    .mixTooLarge, context.script[id].range,
                    "\(count) names are mixed on this spline; at most \(SequenceLimits.termsPerFrame) can be",
                    help: "use mixes of fewer names, or path linear")
            }
        }
    }
}

// MARK: Moving on

extension TimelineWalk {
    /// Lays out `past` and `back`: movements along the last movement's line to position `share` on it.
    mutating func slide(to share: Double, _ timing: Statement.Timing, _ id: StatementID) {
        let (log, range) = (context.log, context.script[id].verbRange)
        if splines.isOpen {
            splines.leave(&segments)
            if let leg = segments.last?.walk.legs.last, case .curve = leg.course {
                standing.line = .known(leg.onward, share: 1)
            }
        }
        var motion: Motion?
        let easing = defaults.easing(of: timing)
        let pace = timing.pace ?? defaults.pace
        switch standing.line {
        case .none:
            log.report(once: share > 1 ? .nothingToPass : .nothingPast, id) {
                share > 1 ? .nothingToPass(range) : .nothingPast(range)
            }
            standing.line = .unknown
        case .unknown: break
        case .known(let leg, let position):
            if share == 1, position == 1 {
                log.report(once: .nothingPast, id) { .nothingPast(range) }
            }
            if share > 1, !isRepeated, let leg, leg.from == leg.to {
                log.report(once: .nothingMoves, id) {
                    Mistake(
                        .nothingMoves, range, "the last movement went nowhere, so there is nothing beyond it",
                        help: "`hold` stays where it is")
                }
            }
            if let leg, leg.course == .arc {
                motion = Motion(walk: Walk([leg]), begin: position, end: share, easing: easing, pace: pace)
            } else if let leg, case .mixture(let here)? = standing.blend {
                let target = share == 1 ? leg.to : derivations.mixture(beyond: leg, share: share, id)
                motion = target.map { Motion(walk: Walk([Leg(from: here, to: $0)]), easing: easing, pace: pace) }
            }
            standing.line = .known(leg, share: share)
        }
        emit(timing.duration, id) { _ in motion }
        standing.blend = motion.map { $0.walk.blend(at: $0.end) }
    }
}

// MARK: Checks

extension TimelineWalk {
    /// A movement, by two statements: the one that arrived where it starts, and the one that makes it.
    struct Join: Hashable {
        let from: StatementID?
        let to: StatementID
    }

    /// Reports the reasons that forbid a movement between two mixtures.
    private mutating func check(
        _ from: Mixture, _ to: Mixture, at range: Range<Int>, _ id: StatementID, isFirst: Bool, isAligned: Bool
    ) {
        // One check for each pair of statements is enough: the family a statement goes to never changes.
        if !isFirst || joins.insert(Join(from: standing.mover, to: id)).inserted {
            guard context.names.checkKinship(from, to, at: range, id, isAligned: isAligned) else { return }
        }
        // Names may accumulate from pass to pass, so they are counted each time.
        checkNames(in: [from, to], id) { count in
            Mistake(
                .mixTooLarge, range,
                "\(count) names are mixed on the way here; at most \(SequenceLimits.termsPerFrame) can be",
                help: "use mixes of fewer names")
        }
    }

    /// Reports a frame that mixes the names of all `mixtures`, if those are too many.
    private func checkNames(in mixtures: [Mixture], _ id: StatementID, _ mistake: (_ count: Int) -> Mistake) {
        guard mixtures.reduce(0, { $0 + $1.terms.count }) > SequenceLimits.termsPerFrame else { return }
        let count = Set(mixtures.flatMap(\.terms).map(\.name)).count
        guard count > SequenceLimits.termsPerFrame else { return }
        context.log.report(once: .mixTooLarge, id) { mistake(count) }
    }
}

extension Mistake {
    fileprivate static func nothingToPass(_ range: Range<Int>) -> Mistake {
        Mistake(
            .nothingToPass, range, "`past` goes on along the last movement, and nothing has moved",
            help: "first write `to NAME over 2s`")
    }

    fileprivate static func nothingPast(_ range: Range<Int>) -> Mistake {
        Mistake(
            .nothingPast, range, "`back` returns from `past`, and nothing has gone past",
            help: "`to` moves to any mix, `close` to the start")
    }
}
