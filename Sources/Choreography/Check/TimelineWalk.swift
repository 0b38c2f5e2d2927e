// SPDX-License-Identifier: MIT

/// Goes through a script in the order of time, every `repeat` as often as it says, and lays out the segments.
///
/// The script stays flat: a `repeat` is a jump back from its `end`, and its body is never copied.
struct TimelineWalk {
    /// Where the picture is.
    enum Place {
        /// Not known: before the start, or after something broken.
        case unknown
        case at(Blend)
    }

    /// What `past` and `back` move along.
    enum Line {
        /// Nothing has moved since the start or the last `cut`.
        case none
        /// Something broken came last, which may have moved.
        case unknown
        /// The leg is nil where an end of it is broken.
        case known(Leg?, share: Double)
    }

    let script: SequenceScript
    let targets: [[Mixture?]]
    let rate: FrameRate

    var clock = ScreenTime.zero
    var frame = 0
    var place = Place.unknown
    var line = Line.none
    var start: Mixture?
    var easing = Easing.linear
    var path = Path.linear
    var pace = Pace.given
    var segments: [Segment] = []
    var marks: [Mark] = []
    var texts: [Int: String] = [:]
    /// The spline that goes on if the next movement is one too.
    var spline: SplineRun?
    /// The spline that leaves the start, as a loop's last one may have to join it.
    var firstSpline: SplineRun?
    var derivations: [Derivation] = []
    var derived: [Derivation.Origin: String] = [:]
    /// Terms of mixtures made on the way, which are bounded like everything else.
    var derivedTerms = 0
    /// What each statement derived last: in a `repeat` mostly the same again.
    var slides: [Int: (leg: Leg, share: Double, target: Mixture)] = [:]
    /// Joins of two statements whose kinship has been checked.
    var joins: Set<Int> = []
    var lastMover = 0
    var camera = CameraPath()
    /// The last statement that moved the camera.
    var lastCameraStatement: Int?
    /// Whether a broken `view` may have changed anything.
    var isCameraLost = false
    /// Whether all networks of the film repeat what is inside their frame.
    var isTiled = false
    var isRepeated = false

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
        endLastSpline(&log)
        isTiled =
            !segments.isEmpty
            && usedNames.allSatisfy { names.roots(of: $0).allSatisfy { names.entry(of: $0)?.isTile ?? false } }
        if !log.hasErrors { checkCameraAtEnd(&log) }
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

    /// What was laid out; nil where that is no frame at all.
    func timeline(outline: Outline, names: NameBook) -> Timeline? {
        guard let start, !segments.isEmpty else { return nil }
        var used = usedNames
        // Each is made from names before it, so those behind come first.
        for derivation in derivations.reversed() where used.contains(derivation.name) {
            for term in derivation.origin.parts.flatMap(\.terms) { used.insert(term.name) }
        }
        let needed = derivations.filter { used.remove($0.name) != nil }
        let files = names.files.filter { used.contains($0.key) }
        return Timeline(
            frameRate: rate, size: outline.size, weightsFolder: outline.weightsFolder, weightFiles: files,
            derivations: needed, start: start, segments: segments, camera: camera, isTiled: isTiled, marks: marks,
            names: used.sorted())
    }
}

// MARK: Statements

extension TimelineWalk {
    private mutating func step(_ index: Int, _ names: inout NameBook, _ log: inout MistakeLog) {
        let statement = script.statements[index]
        switch statement.action {
        case .ease(let easing): self.easing = easing
        case .path(let path): self.path = path
        case .pace(let pace): self.pace = pace
        case .start:
            start = start ?? targets[index][0]
            jump(to: targets[index][0], index)
        case .cut: jump(to: targets[index][0], index)
        case .mark(let name): marks.append(Mark(name: name.name, frameIndex: frame))
        case .hold(let duration):
            endSpline()
            let walk = setOut(index, &names, &log).map { Walk([Leg(from: $0, to: $0)]) }
            advance(duration, index, &log) { _ in walk.map { Motion(walk: $0, easing: .linear) } }
        case .to(let mix, let timing):
            move(index, [(targets[index][0], mix.range)], timing, &names, &log)
        case .through(let stations, let timing):
            let legs = zip(targets[index], stations).map { ($0, $1.range) }
            move(index, legs, timing, &names, &log)
        case .close(let timing):
            closeCamera(timing, index)
            move(index, [(start, statement.verbRange)], timing, &names, &log)
        case .past(let share, let timing): slide(to: 1 + share, index, timing, &log)
        case .back(let timing): slide(to: 1, index, timing, &log)
        case .view(let motions, let timing): view(motions, timing, index, &log)
        case .broken:
            if statement.verb == .view { isCameraLost = true }
            // It may have been anything: what follows from it is not held against later statements.
            if statement.verb == nil || statement.verb?.isTimed == true || statement.verb == .cut
                || statement.verb == .start
            {
                endSpline()
                (place, line) = (.unknown, .unknown)
            }
        case .fps, .size, .weights, .use, .define, .loop, .end: break
        }
    }

    private mutating func jump(to target: Mixture?, _ index: Int) {
        endSpline()
        place = target.map { .at(.mixture($0)) } ?? .unknown
        line = .none
        lastMover = index
    }
}
