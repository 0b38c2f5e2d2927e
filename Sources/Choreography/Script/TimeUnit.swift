// SPDX-License-Identifier: MIT

/// A unit of durations.
enum TimeUnit: Hashable, Sendable {
    case frames
    case time(nanoseconds: Int)

    static let named: [String: TimeUnit] = {
        let spellings: [(TimeUnit, [String])] = [
            (.frames, ["f", "frame", "frames"]),
            (.time(nanoseconds: 1_000_000), ["ms", "millisecond", "milliseconds"]),
            (.time(nanoseconds: 1_000_000_000), ["s", "sec", "second", "seconds"]),
            (.time(nanoseconds: 60_000_000_000), ["min", "minute", "minutes"]),
        ]
        var table: [String: TimeUnit] = [:]
        for (unit, names) in spellings { for name in names { table[name] = unit } }
        return table
    }()

    /// The short spelling.
    var symbol: String {
        switch self {
        case .frames: "f"
        case .time(nanoseconds: 1_000_000): "ms"
        case .time(nanoseconds: 1_000_000_000): "s"
        case .time: "min"
        }
    }

    /// What else people write.
    static let synonyms = ["m": "min", "mins": "min", "secs": "s", "fr": "f", "frm": "f", "msec": "ms"]

    /// Why a number of this unit is no duration.
    enum Objection: Error {
        case negative, partFrame, tooFine, tooLong
    }

    /// The duration of `number` such units, exactly.
    func time(_ number: String) -> Result<ScreenTime, Objection> {
        guard let number = DecimalNumber(number) else { return .failure(.tooFine) }
        switch self {
        case .frames:
            guard number.scale == 0 else { return .failure(.partFrame) }
            guard number.digits <= SequenceLimits.frames else { return .failure(.tooLong) }
            return .success(ScreenTime(frames: number.digits))
        case .time(let nanoseconds):
            // At one frame a second, the slowest rate, the longest film lasts as many seconds as it has frames.
            guard number.value * Double(nanoseconds) <= Double(SequenceLimits.frames) * 1e9 else {
                return .failure(.tooLong)
            }
            guard let total = number.times(nanoseconds) else { return .failure(.tooFine) }
            return .success(ScreenTime(nanoseconds: total))
        }
    }
}

extension TimeUnit.Objection {
    func mistake(_ written: String, at range: Range<Int>) -> Mistake {
        switch self {
        case .negative:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is negative", help: "time only goes forward")
        case .partFrame:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is not a whole number of frames",
                help: "round it, or use seconds")
        case .tooFine:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is finer than a nanosecond",
                help: "leave some decimals out")
        case .tooLong:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is longer than the longest film",
                help: "a film has at most \(SequenceLimits.frames) frames")
        }
    }
}
