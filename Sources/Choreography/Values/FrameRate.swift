// SPDX-License-Identifier: MIT

/// Frames per second as an exact fraction, such as 30 or 30000/1001.
public struct FrameRate: Hashable, Sendable, CustomStringConvertible {
    /// Both positive, in lowest terms.
    public let numerator: Int
    public let denominator: Int

    public init(_ numerator: Int, _ denominator: Int = 1) {
        precondition(numerator > 0 && denominator > 0, "a frame rate is positive")
        var (a, b) = (numerator, denominator)
        while b != 0 { (a, b) = (b, a % b) }
        self.numerator = numerator / a
        self.denominator = denominator / a
    }

    /// For example `30` or `30000/1001`.
    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

// MARK: Reading

extension FrameRate {
    /// Reads `30` or `30000/1001`; nil for anything else and for rates outside `1...1000`.
    ///
    /// Decimals are refused: who writes `29.97` means `30000/1001`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let numerator = Int(parts[0]), let denominator = parts.count == 2 ? Int(parts[1]) : 1,
            (1...Self.largestPart).contains(numerator), (1...Self.largestPart).contains(denominator),
            numerator >= denominator, numerator <= SequenceLimits.framesPerSecond * denominator
        else { return nil }
        self.init(numerator, denominator)
    }

    /// Upper bound of numerator and denominator, which keeps the clock's arithmetic within 128 bits.
    private static let largestPart = 1_000_000

    /// The rate that people mean by a decimal: `29.97` is `30000/1001`, `12.5` is `25/2`.
    static func meant(by decimal: DecimalNumber) -> FrameRate? {
        let broadcast = ["23.976": 24, "23.98": 24, "29.97": 30, "47.952": 48, "59.94": 60, "119.88": 120]
        if let whole = broadcast[decimal.description] { return FrameRate(whole * 1000, 1001) }
        guard decimal.scale <= 6, decimal.digits > 0 else { return nil }
        let parts = FrameRate(decimal.digits, DecimalNumber.powerOfTen(decimal.scale))
        return FrameRate(parts.description)
    }
}
