// SPDX-License-Identifier: MIT

/// Goes through a script in the order of time, every `repeat` as often as it says, and lays out the segments.
///
/// The script stays flat: a `repeat` is a jump back from its `end`, and its body is never copied.
struct TimelineWalk {
    /// Where the picture is.
    private enum Place {
        /// Not known: before the start, or after something broken.
        case unknown
        case at(Mixture)
    }

    /// What `past` and `back` move along.
    private enum Line {
        /// Nothing has moved since the start or the last `cut`.
        case none
        /// Something broken came last, which may have moved.
        case unknown
        /// Share 0 is `from` and 1 is `to`; nil where that is broken.
        case known(from: Mixture?, to: Mixture?, share: Double)
    }

    private let script: SequenceScript
    private let targets: [[Mixture?]]
    private let rate: FrameRate

    private var clock = ScreenTime.zero
    private var frame = 0
    private var place = Place.unknown
    private var line = Line.none
    private var start: Mixture?
    private var easing = Easing.linear
    private var segments: [Segment] = []
    private var marks: [Mark] = []
    private var texts: [Int: String] = [:]
    /// Terms of mixtures made on the way, which are bounded like everything else.
    private var derivedTerms = 0
    /// Joins of two statements whose kinship has been checked.
    private var joins: Set<Int> = []
    private var lastMover = 0
    private var isRepeated = false

    init(_ script: SequenceScript, outline: Outline, frameRate: FrameRate) {
        self.script = script
        targets = outline.targets
        rate = frameRate
    }

    mutating func run(names: inout NameBook, log: inout MistakeLog) {
        var mayRepeat = true
        if let problem = Expansion.problem(of: script, at: rate) {
            log.report(problem)
            mayRepeat = false
        }
        var loops: [(end: Int, start: Int, left: Int)] = []
        var index = 0
        while index < script.statements.count, !log.isFull {
            if case .loop(let times, let end) = script.statements[index].action {
                loops.append((end, index, mayRepeat ? times : 1))
            } else if let loop = loops.last, loop.end == index {
                if loop.left > 1 {
                    loops[loops.count - 1].left -= 1
                    index = loop.start
                } else {
                    loops.removeLast()
                }
            } else {
                isRepeated = !loops.isEmpty
                step(index, &names, &log)
            }
            index += 1
        }
    }

    /// What was laid out; nil where that is no frame at all.
    func timeline(outline: Outline, names: NameBook) -> Timeline? {
        guard let start, !segments.isEmpty else { return nil }
        var used: Set<String> = []
        for segment in segments {
            for term in segment.from.terms { used.insert(term.name) }
            for term in segment.to.terms { used.insert(term.name) }
        }
        let files = names.files.filter { used.contains($0.key) }
        return Timeline(
            frameRate: rate, size: outline.size, weightsFolder: outline.weightsFolder, weightFiles: files,
            start: start, segments: segments, marks: marks, names: used.sorted())
    }
}

// MARK: Statements

extension TimelineWalk {
    private mutating func step(_ index: Int, _ names: inout NameBook, _ log: inout MistakeLog) {
        let statement = script.statements[index]
        switch statement.action {
        case .ease(let easing): self.easing = easing
        case .start:
            start = start ?? targets[index][0]
            jump(to: targets[index][0], index)
        case .cut: jump(to: targets[index][0], index)
        case .mark(let name): marks.append(Mark(name: name.name, frameIndex: frame))
        case .hold(let duration):
            let here = mixture
            advance(duration, index, &log) { _ in (here, here, .linear) }
        case .to(let mix, let timing):
            move(index, [(targets[index][0], mix.range)], timing, &names, &log)
        case .through(let stations, let timing):
            let legs = zip(targets[index], stations).map { ($0, $1.range) }
            move(index, legs, timing, &names, &log)
        case .close(let timing):
            move(index, [(start, statement.verbRange)], timing, &names, &log)
        case .past(let share, let timing): slide(to: 1 + share, index, timing, &log)
        case .back(let timing): slide(to: 1, index, timing, &log)
        case .broken:
            // It may have been anything: what follows from it is not held against later statements.
            if statement.verb == nil || statement.verb?.isTimed == true || statement.verb == .cut
                || statement.verb == .start
            {
                (place, line) = (.unknown, .unknown)
            }
        case .fps, .size, .weights, .use, .define, .loop, .end: break
        }
    }

    private var mixture: Mixture? {
        if case .at(let mixture) = place { mixture } else { nil }
    }

    private mutating func jump(to target: Mixture?, _ index: Int) {
        place = target.map { .at($0) } ?? .unknown
        line = .none
        lastMover = index
    }

    /// Straight lines to each target in turn, in equal shares of the time.
    private mutating func move(
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
    private mutating func slide(to share: Double, _ index: Int, _ timing: Statement.Timing, _ log: inout MistakeLog) {
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
        if isFirst {
            guard joins.insert(lastMover * SequenceLimits.statements + index).inserted else { return }
        }
        guard names.checkKinship(from, to, at: range, statement: index, log: &log) else { return }
        let count = Set(from.terms.map(\.name)).union(to.terms.map(\.name)).count
        if count > SequenceLimits.termsPerFrame {
            log.report(once: .mixTooLarge, statement: index) {
                Mistake(
                    .mixTooLarge, range,
                    "\(count) names are mixed on the way here; at most \(SequenceLimits.termsPerFrame) can be",
                    help: "use mixes of fewer names")
            }
        }
    }
}

// MARK: Time

extension TimelineWalk {
    /// Emits the frames of a duration in `parts` equal shares, and moves the clock by exactly that duration.
    private mutating func advance(
        _ duration: WrittenDuration, _ index: Int, parts: Int = 1, _ log: inout MistakeLog,
        _ leg: (Int) -> (Mixture?, Mixture?, Easing)
    ) {
        guard let time = duration.time else { return }
        for part in 1...parts {
            let end = clock.boundary(after: time, part: part, of: parts, at: rate)
            if end == frame {
                log.report(once: .noFrames, statement: index) {
                    .noFrames(script.text.text(duration.range), legs: parts, rate, duration.range)
                }
            } else if !log.hasErrors, case (let from?, let to?, let easing) = leg(part - 1) {
                segments.append(segment(index, frame..<end, from, to, easing))
            }
            frame = end
        }
        clock = clock + time
    }

    private mutating func segment(
        _ index: Int, _ frames: Range<Int>, _ from: Mixture, _ to: Mixture, _ easing: Easing
    ) -> Segment {
        let statement = script.statements[index]
        let text = texts[index] ?? script.text.text(statement.range)
        texts[index] = text
        return Segment(
            verb: statement.verb ?? .hold, line: statement.line, text: text, frames: frames, from: from, to: to,
            easing: easing)
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

    fileprivate static func noFrames(
        _ duration: String, legs: Int, _ rate: FrameRate, _ range: Range<Int>
    ) -> Mistake {
        let amount = legs == 1 ? "less than a frame" : "not a frame for each of \(legs) names"
        return Mistake(
            .noFrames, range, "0 frames: \(duration) at \(rate) fps is \(amount)",
            help: "make it longer; the shortest is \(legs)f")
    }
}
