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
    /// Decimals are refused: a user who writes `29.97` means `30000/1001`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let numerator = Int(parts[0]), let denominator = parts.count == 2 ? Int(parts[1]) : 1,
            (1...Self.largestPart).contains(numerator), (1...Self.largestPart).contains(denominator),
            numerator >= denominator, numerator <= Self.fastest * denominator
        else { return nil }
        self.init(numerator, denominator)
    }

    /// Maximum rate, in frames a second.
    package static let fastest = 1000

    /// Upper bound of numerator and denominator, which keeps the clock's arithmetic within 128 bits.
    private static let largestPart = 1_000_000
}
