// SPDX-License-Identifier: MIT
import Basics

/// Goes through a script in the order of time and lays out the segments.
///
/// The clock, the camera, the splines and the derivations keep their own state.
struct TimelineWalk {
    /// The blend that is shown now, and the line on which it was reached.
    struct Standing {
        /// The line that `past` and `back` move along.
        enum Line {
            /// Nothing has moved since the start or the last `cut`.
            case none
            /// The last statement was broken and may have been a movement.
            case unknown
            /// The leg is nil where one of its ends is broken.
            case known(Leg?, share: Double)
        }

        /// The blend shown now; nil where it is not known: before the start, and after a broken statement.
        var blend: Blend?
        var line = Line.none
        /// The statement that last moved or cut.
        var mover: StatementID?
    }

    /// The settings of `ease`, `path` and `pace`, for movements without these options.
    struct Defaults {
        var easing = Easing.linear
        var path = Path.linear
        var pace = Pace.given

        func easing(of timing: Statement.Timing) -> Easing {
            let easing = timing.easing ?? self.easing
            if case .clamped = easing { return easing }
            return timing.isClamped ? .clamped(easing) : easing
        }
    }

    let context: CheckContext
    private let outline: Outline
    private var clock: FilmClock
    private var camera: CameraTrack
    var splines = SplineTrack()
    var derivations: Derivations
    var standing = Standing()
    private(set) var defaults = Defaults()
    /// The segments so far. None is added once an error has been logged, as there will be no film.
    var segments: [Segment] = []
    private var marks: [Mark] = []
    private var start: Mixture?
    /// Movements whose kinship has been checked.
    var joins: Set<Join> = []
    /// Whether the present statement stands inside a `repeat`.
    private(set) var isRepeated = false
    /// Whether all networks of the film repeat what is inside their frame.
    private var isTiled = false

    init(_ context: CheckContext, _ outline: Outline, frameRate: FrameRate) {
        self.context = context
        self.outline = outline
        clock = FilmClock(rate: frameRate)
        camera = CameraTrack(context)
        derivations = Derivations(context)
    }

    mutating func run() {
        let log = context.log
        let problem = Expansion.problem(of: context.script, at: clock.rate)
        if let problem { log.report(problem) }
        var playback = Playback(context.script, mayRepeat: problem == nil)
        while !log.isFull, let next = playback.next() {
            isRepeated = next.isRepeated
            step(next.id)
        }
        guard !log.hasErrors else { return }
        splines.endFilm(&segments)
        let names = context.names
        isTiled =
            !segments.isEmpty
            && usedNames.allSatisfy { names.roots(of: $0).allSatisfy { names.entry(of: $0)?.isTile ?? false } }
        camera.checkEnd(at: clock.frame, isTiled: isTiled)
    }

    private var usedNames: Set<String> {
        var used: Set<String> = []
        var numbers = MixtureNumbers()
        for segment in segments {
            for leg in segment.walk.legs {
                for mixture in leg.mixtures where numbers.number(of: mixture).isNew {
                    for term in mixture.terms { used.insert(term.name) }
                }
            }
        }
        return used
    }

    /// The film that was laid out; nil where it has no frames.
    func timeline() -> Timeline? {
        guard let start, !segments.isEmpty else { return nil }
        var used = usedNames
        let needed = derivations.needed(by: &used)
        return Timeline(
            frameRate: clock.rate, size: outline.size, weightsFolder: outline.weightsFolder,
            weightFiles: context.names.files.filter { used.contains($0.key) }, derivations: needed, start: start,
            segments: segments, camera: camera.path, isTiled: isTiled, marks: marks, names: used.sorted())
    }
}

// MARK: Statements

extension TimelineWalk {
    private mutating func step(_ id: StatementID) {
        let statement = context.script[id]
        let targets = outline.targets(of: id)
        switch statement.action {
        case .ease(let easing): defaults.easing = easing
        case .path(let path): defaults.path = path
        case .pace(let pace): defaults.pace = pace
        case .start:
            start = start ?? targets[0]
            cut(to: targets[0], id)
        case .cut: cut(to: targets[0], id)
        case .mark(let name): marks.append(Mark(name: name.name, frameIndex: clock.frame))
        case .hold(let duration): hold(duration, id)
        case .to(let mix, let timing): move(to: [(targets[0], mix.range)], timing, id)
        case .through(let stations, let timing):
            move(to: zip(targets, stations).map { ($0, $1.range) }, timing, id)
        case .close(let timing):
            camera.close(over: timing.duration, defaults.easing(of: timing), id, at: clock)
            move(to: [(start, statement.verbRange)], timing, id)
        case .past(let share, let timing): slide(to: 1 + share, timing, id)
        case .back(let timing): slide(to: 1, timing, id)
        case .view(let motions, let timing):
            camera.view(
                motions, over: timing?.duration, timing.map { defaults.easing(of: $0) } ?? defaults.easing, id,
                at: clock, isRepeated: isRepeated)
        case .broken: pass(broken: statement)
        case .fps, .size, .weights, .use, .define, .loop, .end: break
        }
    }

    private mutating func cut(to target: Mixture?, _ id: StatementID) {
        splines.end(&segments)
        standing = Standing(blend: target.map { .mixture($0) }, mover: id)
    }

    private mutating func hold(_ duration: WrittenDuration, _ id: StatementID) {
        splines.end(&segments)
        let walk = setOut(id).map { Walk([Leg(from: $0, to: $0)]) }
        emit(duration, id) { _ in walk.map { Motion(walk: $0, easing: .linear) } }
    }

    /// Passes a broken statement. As it may have been a movement, blend and line are unknown afterwards, so that no
    /// later statement is reported because of it.
    private mutating func pass(broken statement: Statement) {
        let verb = statement.verb
        if verb == .view { camera.loseTrack() }
        if verb == nil || verb?.isTimed == true || verb == .cut || verb == .start {
            splines.end(&segments)
            standing.blend = nil
            standing.line = .unknown
        }
    }

    /// The mixture from which a movement starts; nil where it is not known.
    mutating func setOut(_ id: StatementID) -> Mixture? {
        standing.blend.flatMap { derivations.mixture(of: $0, id) }
    }
}

// MARK: Segments

extension TimelineWalk {
    /// The movement of one segment.
    struct Motion {
        let walk: Walk
        var begin = 0.0
        var end = 1.0
        let easing: Easing
        var pace = Pace.given
    }

    /// Emits the frames of a duration, and moves the clock by exactly that duration.
    ///
    /// - Parameters:
    ///   - count: the number of equal parts of the duration; each must have a frame.
    ///   - isOne: whether all parts are one segment, not a segment each.
    ///   - motion: the movement of part `index`; nil where it is not known.
    /// - Returns: the index of the first segment; nil where there is none.
    @discardableResult
    mutating func emit(
        _ duration: WrittenDuration, _ id: StatementID, parts count: Int = 1, isOne: Bool = false,
        _ motion: (_ index: Int) -> Motion?
    ) -> Int? {
        guard let time = duration.time else { return nil }
        let first = segments.count
        let parts = clock.advance(by: time, parts: count)
        for (index, frames) in parts.enumerated() {
            if frames.isEmpty {
                context.log.report(once: .noFrames, id) {
                    .noFrames(context.script.text.text(duration.range), legs: count, clock.rate, duration.range)
                }
            } else if !isOne {
                append(frames, id) { motion(index) }
            }
        }
        if isOne { append(parts[0].lowerBound..<clock.frame, id) { motion(0) } }
        return segments.count > first ? first : nil
    }

    private mutating func append(_ frames: Range<Int>, _ id: StatementID, _ motion: () -> Motion?) {
        guard !frames.isEmpty, !context.log.hasErrors, let motion = motion() else { return }
        let statement = context.script[id]
        segments.append(
            Segment(
                verb: statement.verb ?? .hold, line: statement.line, text: context.text(of: id), frames: frames,
                walk: motion.walk, begin: motion.begin, end: motion.end, easing: motion.easing, pace: motion.pace,
                table: nil))
    }
}
