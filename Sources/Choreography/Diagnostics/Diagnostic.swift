// SPDX-License-Identifier: MIT

/// Where and why a sequence is wrong, or doubtful.
public struct Diagnostic: Hashable, Codable, Sendable {
    public enum Severity: String, Codable, Hashable, Sendable {
        /// No film can be made.
        case error
        /// A film can be made; it may not be what was meant.
        case warning
    }

    public let severity: Severity
    public let code: DiagnosticCode
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in characters as a reader sees them: a tab is one, and so is `é` however it is encoded.
    public let column: Int
    /// Characters that are wrong, at least 1.
    public let length: Int
    /// One sentence without a full stop; names the thing and shows the value.
    public let message: String
    /// What to do about it; nil where the message says it all.
    public let help: String?
}
