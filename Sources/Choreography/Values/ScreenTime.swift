// SPDX-License-Identifier: MIT
import Basics

/// A duration, or a moment of the film, exactly as written: a number of frames plus a number of nanoseconds.
///
/// The two are kept apart because a frame is seldom a whole number of nanoseconds. Sums are exact, up to an upper bound
/// far beyond the longest film.
public struct ScreenTime: Hashable, Sendable {
    public var frames: Int
    public var nanoseconds: Int

    public init(frames: Int = 0, nanoseconds: Int = 0) {
        self.frames = frames
        self.nanoseconds = nanoseconds
    }

    public static let zero = ScreenTime()

    public static func + (a: ScreenTime, b: ScreenTime) -> ScreenTime {
        ScreenTime(
            frames: min(a.frames + b.frames, ceiling), nanoseconds: min(a.nanoseconds + b.nanoseconds, ceiling))
    }

    /// Upper bound of both parts, so that sums of refused durations fit in an `Int`.
    private static let ceiling = 1_000_000_000_000_000_000
}

// MARK: Frames

extension ScreenTime {
    /// The frame boundary nearest to `part / parts` of the way from this moment over `duration`; halves round up.
    ///
    /// The position `frames + nanoseconds * rate / 10^9` is kept as one 128-bit fraction until the rounding, so it is
    /// exact for any film within the limits.
    func boundary(
        after duration: ScreenTime = .zero, part: Int = 1, of parts: Int = 1, at rate: FrameRate
    ) -> Int {
        let denominator = Int128(parts) * Int128(rate.denominator) * 1_000_000_000
        let frames = Int128(self.frames) * Int128(parts) + Int128(duration.frames) * Int128(part)
        let nanoseconds = Int128(self.nanoseconds) * Int128(parts) + Int128(duration.nanoseconds) * Int128(part)
        let numerator =
            frames * Int128(rate.denominator) * 1_000_000_000 + nanoseconds * Int128(rate.numerator)
        return Int(clamping: (2 * numerator + denominator) / (2 * denominator))
    }
}

// MARK: Units

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

    /// Other spellings that people try, and the units they mean.
    static let synonyms = ["m": "min", "mins": "min", "secs": "s", "fr": "f", "frm": "f", "msec": "ms"]

    /// The reason why a number of this unit is not a duration.
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
