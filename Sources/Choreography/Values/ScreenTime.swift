// SPDX-License-Identifier: MIT

/// A duration, or a moment of the film, exactly as written: so many frames and so many nanoseconds.
///
/// The two are kept apart because a frame is seldom a whole number of nanoseconds. Sums are exact, up to a ceiling far
/// beyond the longest film.
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

    /// Keeps sums of refused durations inside an `Int`.
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
