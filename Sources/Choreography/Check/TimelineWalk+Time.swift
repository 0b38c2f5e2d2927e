// SPDX-License-Identifier: MIT

/// The one rule of time: a statement emits exactly its duration.
extension TimelineWalk {
    /// Emits the frames of a duration in `parts` equal shares, and moves the clock by exactly that duration.
    mutating func advance(
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
        return Segment(
            verb: statement.verb ?? .hold, line: statement.line, text: text(of: index), frames: frames, from: from,
            to: to,
            easing: easing)
    }
}

extension TimelineWalk {
    /// A statement as written.
    mutating func text(of index: Int) -> String {
        let text = texts[index] ?? script.text.text(script.statements[index].range)
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
