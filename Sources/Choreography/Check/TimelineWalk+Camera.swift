// SPDX-License-Identifier: MIT

/// The camera moves beside the statements that take time, and takes none itself.
extension TimelineWalk {
    /// `view`: from where the camera is now.
    mutating func view(
        _ motions: [ViewMotion], _ timing: Statement.Timing?, _ index: Int, _ log: inout MistakeLog
    ) {
        let range = script.statements[index].range
        let here = camera.view(after: frame)
        let there = here.after(motions)
        let dives = motions.contains { if case .dive = $0 { true } else { false } }
        if dives, there.mirrors.tunnel == nil, !isCameraLost {
            log.report(once: .badView, statement: index) {
                Mistake(
                    .badView, range, "`dive` goes down a tunnel, and there is none", help: "first write view tunnel 3")
            }
        }
        guard there.isWithinLimits else {
            log.report(once: .viewTooFar, statement: index) { .viewTooFar(there, range) }
            return
        }
        var end = frame
        if let duration = timing?.duration {
            guard let time = duration.time else { return }
            end = clock.boundary(after: time, at: rate)
            if end == frame {
                log.report(once: .noFrames, statement: index) {
                    .noFrames(script.text.text(duration.range), legs: 1, rate, duration.range)
                }
            }
            if here == there, !isRepeated, !camera.isMoving(after: frame) {
                log.report(once: .nothingMoves, statement: index) {
                    Mistake(
                        .nothingMoves, range, "the camera is already there: nothing moves",
                        help: "`pan`, `rotate` and `dive` go on from where it is; `zoom by` does, too")
                }
            }
        }
        lastCameraStatement = index
        moveCamera(index, frame..<end, to: there, timing.map { easing(of: $0) } ?? easing, text: text(of: index))
    }

    /// A `close` takes the camera along, unless it is moving already.
    mutating func closeCamera(_ timing: Statement.Timing, _ index: Int) {
        guard let time = timing.duration.time, !camera.isMoving(after: frame) else { return }
        let here = camera.view(after: frame)
        var there = camera.start.nearest(to: here)
        there.mirrors = here.mirrors
        let end = clock.boundary(after: time, at: rate)
        guard end > frame, there != here else { return }
        lastCameraStatement = index
        moveCamera(index, frame..<end, to: there, easing(of: timing), text: "the camera, with `close`")
    }

    private mutating func moveCamera(
        _ index: Int, _ frames: Range<Int>, to view: View, _ easing: Easing, text: String
    ) {
        camera.append(
            CameraMove(
                line: script.statements[index].line, text: text, frames: frames,
                from: camera.view(after: frame), to: view, easing: easing))
    }

    /// What can only be known at the end of the film.
    func checkCameraAtEnd(_ log: inout MistakeLog) {
        if let move = camera.moves.last, move.frames.upperBound > frame, let index = lastCameraStatement {
            let left = move.frames.upperBound - frame
            log.report(
                Mistake(
                    .viewCutShort, script.statements[index].range,
                    "the film ends \(left) frame\(left == 1 ? "" : "s") before the camera arrives",
                    help: "`view` takes no time itself: `hold` or move beside it for as long"))
        }
        guard let last = script.statements.last(where: { $0.verb?.isTimed == true }), last.verb == .close else {
            return
        }
        let (start, end) = (camera.start, camera.view(after: frame))
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
