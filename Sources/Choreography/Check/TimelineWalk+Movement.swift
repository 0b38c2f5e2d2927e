// SPDX-License-Identifier: MIT

/// Movements: where they go, and what is wrong with going there.
extension TimelineWalk {
    /// To each target in turn, in equal shares of the time.
    mutating func move(
        _ index: Int, _ targets: [(target: Mixture?, range: Range<Int>)], _ timing: Statement.Timing,
        _ names: inout NameBook, _ log: inout MistakeLog
    ) {
        let path = timing.path ?? self.path
        let pace = timing.pace ?? self.pace
        let easing = easing(of: timing)
        var stations = [setOut(index, &names, &log)]
        for target in targets {
            var arrival = target.target
            if let from = stations[stations.count - 1], let to = arrival {
                check(
                    from, to, at: target.range, index, isFirst: stations.count == 1, isAligned: timing.isAligned,
                    &names, &log)
                if timing.isAligned { arrival = aligned(to, with: from, index, &names, &log) }
            }
            stations.append(arrival)
        }
        if targets.count == 1, !isRepeated, let here = stations[0], here == stations[1] {
            log.report(once: .nothingMoves, statement: index) {
                Mistake(
                    .nothingMoves, targets[0].range, "the picture is already there: nothing moves",
                    help: "`hold` stays where it is")
            }
        }
        var legs: [Leg?] = []
        for (place, target) in targets.enumerated() {
            guard let from = stations[place], let to = stations[place + 1] else {
                legs.append(nil)
                continue
            }
            legs.append(leg(from, to, path, at: target.range, index, &names, &log))
        }
        let isOne = legs.count > 1 && (path == .spline || pace == .even)
        let first = advance(timing.duration, index, parts: legs.count, isOne: isOne, &log) { part in
            let legs = isOne ? legs : [legs[part]]
            guard !legs.contains(nil) else { return nil }
            return Motion(walk: Walk(legs.compactMap { $0 }, layers: timing.layers), easing: easing, pace: pace)
        }
        if path == .spline, let first {
            goOnSpline(first, index, &log)
        } else {
            endSpline(before: first)
        }
        place = stations[legs.count].map { .at(.mixture($0)) } ?? .unknown
        line = .known(legs[legs.count - 1], share: 1)
        lastMover = index
    }

    /// The way from one mixture to another; splines are bent later, when all of them is known. Nil for a bend that is missing.
    private func leg(
        _ from: Mixture, _ to: Mixture, _ path: Path, at range: Range<Int>, _ index: Int, _ names: inout NameBook,
        _ log: inout MistakeLog
    ) -> Leg? {
        switch path {
        case .linear, .spline: return Leg(from: from, to: to)
        case .spherical: return Leg(from: from, to: to, course: .arc)
        case .bent:
            if names.isOnePicture(from, to) { return Leg(from: from, to: to) }
            guard let bend = names.bend(between: from, to, at: range, statement: index, log: &log) else { return nil }
            // The cubic that is the quadratic Bézier curve with this control point.
            return Leg(
                from: from, to: to,
                course: .curve(from.mixed(with: bend, share: 2 / 3), to.mixed(with: bend, share: 2 / 3)))
        }
    }

    func easing(of timing: Statement.Timing) -> Easing {
        let easing = timing.easing ?? self.easing
        if case .clamped = easing { return easing }
        return timing.isClamped ? .clamped(easing) : easing
    }

    /// Along the last movement's line, to `share` of its way.
    mutating func slide(to share: Double, _ index: Int, _ timing: Statement.Timing, _ log: inout MistakeLog) {
        let range = script.statements[index].verbRange
        if spline != nil {
            // Beyond its last picture a spline goes straight on.
            endSpline()
            firstSpline = nil
            if let leg = segments.last?.walk.legs.last, case .curve = leg.course { line = .known(leg.onward, share: 1) }
        }
        var motion: Motion?
        let easing = easing(of: timing)
        let pace = timing.pace ?? self.pace
        switch line {
        case .none:
            log.report(once: share > 1 ? .nothingToPass : .nothingPast, statement: index) {
                share > 1 ? .nothingToPass(range) : .nothingPast(range)
            }
            line = .unknown
        case .unknown: break
        case .known(let leg, let position):
            if share == 1, position == 1 {
                log.report(once: .nothingPast, statement: index) { .nothingPast(range) }
            }
            if share > 1, !isRepeated, let leg, leg.from == leg.to {
                log.report(once: .nothingMoves, statement: index) {
                    Mistake(
                        .nothingMoves, range, "the last movement went nowhere, so there is nothing beyond it",
                        help: "`hold` stays where it is")
                }
            }
            if let leg, leg.course == .arc {
                motion = Motion(walk: Walk([leg]), begin: position, end: share, easing: easing, pace: pace)
            } else if let leg, case .at(.mixture(let here)) = place {
                let target = share == 1 ? leg.to : derive(leg, share, index, &log)
                motion = target.map { Motion(walk: Walk([Leg(from: here, to: $0)]), easing: easing, pace: pace) }
            }
            line = .known(leg, share: share)
        }
        advance(timing.duration, index, &log) { _ in motion }
        place = motion.map { .at($0.walk.blend(at: $0.end)) } ?? .unknown
    }

    /// The mixture beyond the leg's end, within the limits.
    private mutating func derive(_ leg: Leg, _ share: Double, _ index: Int, _ log: inout MistakeLog) -> Mixture? {
        if let last = slides[index], last.share == share, last.leg == leg { return last.target }
        let range = script.statements[index].range
        let raw = leg.onward.from.mixed(with: leg.to, share: share)
        derivedTerms += raw.terms.count
        guard raw.reach <= SequenceLimits.coefficient,
            let mixture = Mixture.balanced(
                Dictionary(raw.terms.map { ($0.name, $0.coefficient) }) { first, _ in first })
        else {
            log.report(once: .mixTooFar, statement: index) { .mixTooFar(range) }
            return nil
        }
        guard isBounded(index, &log) else { return nil }
        // A bend lies between both ends, so beyond them it is no farther out than the straight way is.
        log.warn(ofSpread: leg.from.mixed(with: leg.to, share: share), at: range, statement: index)
        slides[index] = (leg, share, mixture)
        return mixture
    }

    /// Whether what had to be worked out can still be kept.
    func isBounded(_ index: Int, _ log: inout MistakeLog) -> Bool {
        guard derivedTerms > SequenceLimits.derivedTerms else { return true }
        log.report(once: .filmTooLong, statement: index) {
            Mistake(
                .filmTooLong, script.statements[index].range,
                "the film leaves the straight way, or goes beyond its pictures, too often to be kept in memory",
                help: "render it as several films")
        }
        return false
    }

    private mutating func check(
        _ from: Mixture, _ to: Mixture, at range: Range<Int>, _ index: Int, isFirst: Bool,
        isAligned: Bool, _ names: inout NameBook, _ log: inout MistakeLog
    ) {
        // One check for each pair of statements is enough: what a statement goes to never changes its family.
        if !isFirst || joins.insert(lastMover * SequenceLimits.statements + index).inserted {
            let isKin = names.checkKinship(
                from, to, at: range, statement: index, isAligned: isAligned, log: &log)
            guard isKin else { return }
        }
        // Names may gather from pass to pass, so these are looked at each time, and counted only where it may matter.
        guard from.terms.count + to.terms.count > SequenceLimits.termsPerFrame else { return }
        let count = Set(from.terms.map(\.name)).union(to.terms.map(\.name)).count
        guard count > SequenceLimits.termsPerFrame else { return }
        log.report(once: .mixTooLarge, statement: index) {
            Mistake(
                .mixTooLarge, range,
                "\(count) names are mixed on the way here; at most \(SequenceLimits.termsPerFrame) can be",
                help: "use mixes of fewer names")
        }
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
