// SPDX-License-Identifier: MIT
import Basics

/// The statements of a script in the order of time: the body of a `repeat` comes as often as it says.
///
/// The script stays flat: a `repeat` is a jump back from its `end`, and its body is never copied.
struct Playback: IteratorProtocol {
    private struct Loop {
        let start: Int
        let end: StatementID?
        /// Passes left, this one included.
        var left: Int
    }

    private let statements: [Statement]
    private let mayRepeat: Bool
    private var loops: [Loop] = []
    private var index = 0

    /// - Parameter mayRepeat: false to read the body of every `repeat` once, whatever it says.
    init(_ script: SequenceScript, mayRepeat: Bool) {
        statements = script.statements
        self.mayRepeat = mayRepeat
    }

    /// The next statement, and whether it stands inside a `repeat`. Each `repeat` and its `end` are left out.
    mutating func next() -> (id: StatementID, isRepeated: Bool)? {
        while index < statements.count {
            let id = StatementID(index: index)
            if case .loop(let times, let end) = statements[index].action {
                loops.append(Loop(start: index, end: end, left: mayRepeat ? times : 1))
            } else if let loop = loops.last, loop.end == id {
                if loop.left > 1 {
                    loops[loops.count - 1].left -= 1
                    index = loop.start
                } else {
                    loops.removeLast()
                }
            } else {
                index += 1
                return (id, !loops.isEmpty)
            }
            index += 1
        }
        return nil
    }
}

/// The length of a film once every `repeat` is written out, computed without writing anything out.
enum Expansion {
    /// The first place where the film outgrows ``SequenceLimits``; nil if it does not.
    static func problem(of script: SequenceScript, at rate: FrameRate) -> Mistake? {
        var loops: [(start: StatementID, end: StatementID?, passes: Int)] = []
        var steps = 0
        var (frames, nanoseconds) = (Int128(0), Int128(0))
        for id in script.ids {
            let statement = script[id]
            if let loop = loops.last, loop.end == id { loops.removeLast() }
            let passes = loops.last?.passes ?? 1
            if case .loop(let times, let end) = statement.action {
                // Beyond the limit the exact number is of no interest, and must not overflow.
                loops.append((id, end, min(passes * times, 100 * SequenceLimits.steps)))
            }
            let (time, legs) = duration(of: statement.action)
            steps += (loops.last?.passes ?? 1) * legs
            frames += Int128(passes) * Int128(time.frames)
            nanoseconds += Int128(passes) * Int128(time.nanoseconds)
            let blame = loops.first.map { script[$0.start].verbRange } ?? statement.range
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

    /// The duration of a statement, and the number of its segments.
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
