// SPDX-License-Identifier: MIT

/// Weights as they were at a step of learning, and their name: `sun@120` are those of `sun` after 120 steps.
public struct Snapshot: Hashable, Sendable {
    /// Of what was learned.
    public let subject: String
    public let step: Int

    public init(of subject: String, step: Int) {
        precondition(step >= 0, "steps are counted from 0")
        self.subject = subject
        self.step = step
    }

    /// - Returns: nil for a name that is no snapshot's.
    public init?(name: String) {
        guard let at = name.utf8.lastIndex(of: UInt8(ascii: "@")), at > name.startIndex else { return nil }
        let digits = name[name.utf8.index(after: at)...]
        // As it would be written: without a sign or leading zeros.
        guard let step = Int(digits), step >= 0, String(step) == digits else { return nil }
        self.init(of: String(name[..<at]), step: step)
    }

    public var name: String { "\(subject)@\(step)" }
}
