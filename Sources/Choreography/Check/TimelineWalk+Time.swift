// SPDX-License-Identifier: MIT

/// The one rule of time: a statement emits exactly its duration.
extension TimelineWalk {
    /// What the frames of one segment do.
    struct Motion {
        let walk: Walk
        var begin = 0.0
        var end = 1.0
        let easing: Easing
        var pace = Pace.given
    }

    /// Emits the frames of a duration in `parts` equal shares, each a segment or all together one, and moves the clock by
    /// exactly that duration.
    ///
    /// - Returns: the index of the first segment, where there are any.
    @discardableResult
    mutating func advance(
        _ duration: WrittenDuration, _ index: Int, parts: Int = 1, isOne: Bool = false, _ log: inout MistakeLog,
        _ motion: (Int) -> Motion?
    ) -> Int? {
        guard let time = duration.time else { return nil }
        let first = segments.count
        let begin = frame
        for part in 1...parts {
            let end = clock.boundary(after: time, part: part, of: parts, at: rate)
            if end == frame {
                log.report(once: .noFrames, statement: index) {
                    .noFrames(script.text.text(duration.range), legs: parts, rate, duration.range)
                }
            } else if !log.hasErrors, !isOne, let motion = motion(part - 1) {
                segments.append(segment(index, frame..<end, motion))
            }
            frame = end
        }
        if isOne, frame > begin, !log.hasErrors, let motion = motion(0) {
            segments.append(segment(index, begin..<frame, motion))
        }
        clock = clock + time
        return segments.count > first ? first : nil
    }

    private mutating func segment(_ index: Int, _ frames: Range<Int>, _ motion: Motion) -> Segment {
        let statement = script.statements[index]
        return Segment(
            verb: statement.verb ?? .hold, line: statement.line, text: text(of: index), frames: frames,
            walk: motion.walk, begin: motion.begin, end: motion.end, easing: motion.easing, pace: motion.pace,
            table: nil)
    }
}

extension TimelineWalk {
    /// A statement as written; a very long one is cut.
    mutating func text(of index: Int) -> String {
        if let text = texts[index] { return text }
        let whole = script.text.text(script.statements[index].range)
        let shown = whole.prefix(SequenceLimits.shownStatement)
        let text = shown.endIndex == whole.endIndex ? whole : shown + "…"
        texts[index] = text
        return text
    }
}

extension Mistake {
    static func noFrames(
        _ duration: String, legs: Int, _ rate: FrameRate, _ range: Range<Int>
    ) -> Mistake {
        let amount = legs == 1 ? "less than a frame" : "not a frame for each of \(legs) names"
        return Mistake(
            .noFrames, range, "0 frames: \(duration) at \(rate) fps is \(amount)",
            help: "make it longer; the shortest is \(legs)f")
    }
}
