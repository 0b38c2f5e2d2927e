// SPDX-License-Identifier: MIT

/// The camera's moves, laid out beside the segments. The camera takes no time of its own.
struct CameraTrack {
    private let context: CheckContext
    private(set) var path = CameraPath()
    /// The last statement that moved the camera.
    private var lastMover: StatementID?
    /// Whether a `view` was broken, so that the camera's state is not known.
    private var isLost = false

    init(_ context: CheckContext) {
        self.context = context
    }

    /// Notes a broken `view`. It may have set a tunnel, so a later `dive` without one is not reported.
    mutating func loseTrack() { isLost = true }

    /// Lays out a `view`: the camera moves on from its present position.
    ///
    /// - Parameter isRepeated: whether it stands in a `repeat`, where a later pass may find the camera elsewhere.
    mutating func view(
        _ motions: [ViewMotion], over duration: WrittenDuration?, _ easing: Easing, _ id: StatementID,
        at clock: FilmClock, isRepeated: Bool
    ) {
        let (log, range) = (context.log, context.script[id].range)
        let here = path.view(after: clock.frame)
        let there = here.after(motions)
        let dives = motions.contains { if case .dive = $0 { true } else { false } }
        if dives, there.mirrors.tunnel == nil, !isLost {
            log.report(once: .badView, id) {
                Mistake(
                    .badView, range, "`dive` goes down a tunnel, and there is none", help: "first write view tunnel 3")
            }
        }
        guard there.isWithinLimits else {
            log.report(once: .viewTooFar, id) { .viewTooFar(there, range) }
            return
        }
        var end = clock.frame
        if let duration {
            guard let time = duration.time else { return }
            end = clock.boundary(after: time)
            if end == clock.frame {
                log.report(once: .noFrames, id) {
                    .noFrames(context.script.text.text(duration.range), legs: 1, clock.rate, duration.range)
                }
            }
            if here == there, !isRepeated, !path.isMoving(after: clock.frame) {
                log.report(once: .nothingMoves, id) {
                    Mistake(
                        .nothingMoves, range, "the camera is already there: nothing moves",
                        help: "`pan`, `rotate` and `dive` go on from where it is; `zoom by` does, too")
                }
            }
        }
        move(to: there, during: clock.frame..<end, easing, id, text: context.text(of: id))
    }

    /// A `close` takes the camera back to the start, unless it is moving already.
    mutating func close(over duration: WrittenDuration, _ easing: Easing, _ id: StatementID, at clock: FilmClock) {
        guard let time = duration.time, !path.isMoving(after: clock.frame) else { return }
        let here = path.view(after: clock.frame)
        var there = path.start.nearest(to: here)
        there.mirrors = here.mirrors
        let end = clock.boundary(after: time)
        guard end > clock.frame, there != here else { return }
        move(to: there, during: clock.frame..<end, easing, id, text: "the camera, with `close`")
    }

    private mutating func move(
        to view: View, during frames: Range<Int>, _ easing: Easing, _ id: StatementID, text: String
    ) {
        lastMover = id
        path.append(
            CameraMove(
                line: context.script[id].line, text: text, frames: frames,
                from: path.view(after: frames.lowerBound), to: view, easing: easing))
    }

    /// Gives the warnings that need the end of the film: about moves that are cut short and loops that do not close.
    ///
    /// - Parameter frame: the number of frames in the film.
    func checkEnd(at frame: Int, isTiled: Bool) {
        let (log, script) = (context.log, context.script)
        if let move = path.moves.last, move.frames.upperBound > frame, let lastMover {
            let left = move.frames.upperBound - frame
            log.report(
                Mistake(
                    .viewCutShort, script[lastMover].range,
                    "the film ends \(left) frame\(left == 1 ? "" : "s") before the camera arrives",
                    help: "`view` takes no time itself: `hold` or move beside it for as long"))
        }
        guard let last = script.statements.last(where: { $0.verb?.isTimed == true }), last.verb == .close else {
            return
        }
        let (start, end) = (path.start, path.view(after: frame))
        guard !end.looksLike(start, isTiled: isTiled) else { return }
        let help =
            end.mirrors == start.mirrors
            ? "leave the camera alone and `close` takes it back, or end the move where the film began"
            : "mirrors do not move: set them as at the start before the last frames, or before `start`"
        log.report(
            Mistake(
                .viewStaysAway, last.range, "the picture returns to the start, and the view does not: no loop",
                help: help))
    }
}

extension Mistake {
    fileprivate static func viewTooFar(_ view: View, _ range: Range<Int>) -> Mistake {
        let limits = SequenceLimits.zoom
        if !limits.contains(view.zoom) {
            return Mistake(
                .viewTooFar, range, "the zoom comes to \(view.zoom.rounded6)",
                help: "\(limits.lowerBound.written) to \(limits.upperBound.written) is possible")
        }
        return Mistake(
            .viewTooFar, range, "the camera goes too far",
            help: "at most \(SequenceLimits.distance.written) pictures away, \(SequenceLimits.turns.written) turns, "
                + "and \(SequenceLimits.rings.written) rings")
    }
}
