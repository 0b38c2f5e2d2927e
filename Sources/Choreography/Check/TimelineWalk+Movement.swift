// SPDX-License-Identifier: MIT

/// Movements: where they go, and what is wrong with going there.
extension TimelineWalk {
    /// Straight lines to each target in turn, in equal shares of the time.
    mutating func move(
        _ index: Int, _ legs: [(target: Mixture?, range: Range<Int>)], _ timing: Statement.Timing,
        _ names: inout NameBook, _ log: inout MistakeLog
    ) {
        let easing = timing.easing ?? self.easing
        var sources = [mixture]
        for leg in legs {
            if let from = sources[sources.count - 1], let to = leg.target {
                check(from, to, at: leg.range, index, isFirst: sources.count == 1, &names, &log)
            }
            sources.append(leg.target)
        }
        if legs.count == 1, !isRepeated, let here = mixture, here == legs[0].target {
            log.report(once: .nothingMoves, statement: index) {
                Mistake(
                    .nothingMoves, legs[0].range, "the picture is already there: nothing moves",
                    help: "`hold` stays where it is")
            }
        }
        advance(timing.duration, index, parts: legs.count, &log) { leg in (sources[leg], legs[leg].target, easing) }
        let last = legs.count - 1
        place = legs[last].target.map { .at($0) } ?? .unknown
        line = .known(from: sources[last], to: legs[last].target, share: 1)
        lastMover = index
    }

    /// Along the last movement's line, to `share` of its way.
    mutating func slide(to share: Double, _ index: Int, _ timing: Statement.Timing, _ log: inout MistakeLog) {
        let range = script.statements[index].verbRange
        let here = mixture
        var target: Mixture?
        switch line {
        case .none:
            log.report(once: share > 1 ? .nothingToPass : .nothingPast, statement: index) {
                share > 1 ? .nothingToPass(range) : .nothingPast(range)
            }
            line = .unknown
        case .unknown: break
        case .known(let from, let to, let position):
            if share == 1, position == 1 {
                log.report(once: .nothingPast, statement: index) { .nothingPast(range) }
            }
            if share > 1, !isRepeated, from != nil, from == to {
                log.report(once: .nothingMoves, statement: index) {
                    Mistake(
                        .nothingMoves, range, "the last movement went nowhere, so there is nothing beyond it",
                        help: "`hold` stays where it is")
                }
            }
            if let from, let to { target = share == 1 ? to : derive(from, to, share, index, &log) }
            line = .known(from: from, to: to, share: share)
        }
        let easing = timing.easing ?? self.easing
        advance(timing.duration, index, &log) { _ in (here, target, easing) }
        place = target.map { .at($0) } ?? .unknown
    }

    /// The mixture beyond `to`, within the limits.
    private mutating func derive(
        _ from: Mixture, _ to: Mixture, _ share: Double, _ index: Int, _ log: inout MistakeLog
    ) -> Mixture? {
        let range = script.statements[index].range
        let raw = from.mixed(with: to, share: share)
        derivedTerms += raw.terms.count
        guard raw.reach <= SequenceLimits.coefficient,
            let mixture = Mixture.balanced(
                Dictionary(raw.terms.map { ($0.name, $0.coefficient) }) { first, _ in first })
        else {
            log.report(once: .mixTooFar, statement: index) { .mixTooFar(range) }
            return nil
        }
        if derivedTerms > SequenceLimits.derivedTerms {
            log.report(once: .filmTooLong, statement: index) {
                Mistake(
                    .filmTooLong, range, "the film goes beyond its pictures too often to be kept in memory",
                    help: "render it as several films")
            }
            return nil
        }
        return mixture
    }

    private mutating func check(
        _ from: Mixture, _ to: Mixture, at range: Range<Int>, _ index: Int, isFirst: Bool,
        _ names: inout NameBook, _ log: inout MistakeLog
    ) {
        // One check for each pair of statements is enough: what a statement goes to never changes its family.
        if !isFirst || joins.insert(lastMover * SequenceLimits.statements + index).inserted {
            guard names.checkKinship(from, to, at: range, statement: index, log: &log) else { return }
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
