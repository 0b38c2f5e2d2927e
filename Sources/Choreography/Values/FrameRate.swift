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
