// SPDX-License-Identifier: MIT

/// How much a script becomes once every `repeat` is written out, worked out without writing anything out.
enum Expansion {
    /// The first place where the film outgrows ``SequenceLimits``; nil if it does not.
    static func problem(of script: SequenceScript, at rate: FrameRate) -> Mistake? {
        var loops: [(index: Int, end: Int, passes: Int)] = []
        var steps = 0
        var (frames, nanoseconds) = (Int128(0), Int128(0))
        for (index, statement) in script.statements.enumerated() {
            if let loop = loops.last, loop.end == index { loops.removeLast() }
            let passes = loops.last?.passes ?? 1
            if case .loop(let times, let end) = statement.action {
                // Beyond the limit the exact number is of no interest, and must not overflow.
                loops.append((index, end, min(passes * times, 100 * SequenceLimits.steps)))
            }
            let (time, legs) = duration(of: statement.action)
            steps += (loops.last?.passes ?? 1) * legs
            frames += Int128(passes) * Int128(time.frames)
            nanoseconds += Int128(passes) * Int128(time.nanoseconds)
            let blame = loops.first.map { script.statements[$0.index].verbRange } ?? statement.range
            if steps > SequenceLimits.steps {
                return Mistake(
                    .filmTooLong, blame,
                    "the film has more than \(SequenceLimits.steps) statements once every `repeat` is written out",
                    help: "repeat less often, or render several films")
            }
            let length =
                frames + nanoseconds * Int128(rate.numerator) / (Int128(rate.denominator) * 1_000_000_000)
            if length > Int128(SequenceLimits.frames) {
                return Mistake(
                    .filmTooLong, blame,
                    "the film has more than \(SequenceLimits.frames) frames at \(rate) fps from here on",
                    help: "repeat less often, or render several films")
            }
        }
        return nil
    }

    private static func duration(of action: Statement.Action) -> (ScreenTime, legs: Int) {
        switch action {
        case .hold(let duration): (duration.time ?? .zero, 1)
        case .to(_, let timing), .past(_, let timing), .back(let timing), .close(let timing):
            (timing.duration.time ?? .zero, 1)
        case .through(let stations, let timing): (timing.duration.time ?? .zero, stations.count)
        default: (.zero, 1)
        }
    }
}
