// SPDX-License-Identifier: MIT

/// Weights that bend the walk between two others, and their name: `moon~owl` bends the walk between `moon` and `owl`, either way.
public struct Bend: Hashable, Sendable {
    /// The names of both ends, in order.
    public let first: String
    public let second: String

    public init(between one: String, _ other: String) {
        precondition(one != other, "a walk has two ends")
        (first, second) = one < other ? (one, other) : (other, one)
    }

    /// - Returns: nil for a name that is no bend's.
    public init?(name: String) {
        let ends = name.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty }), ends[0] < ends[1] else { return nil }
        self.init(between: ends[0], ends[1])
    }

    public var name: String { "\(first)~\(second)" }
}
