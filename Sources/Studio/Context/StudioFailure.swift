// SPDX-License-Identifier: MIT

/// A failure that no module below can detect, as a sentence: it names the thing, shows the value, and says what to do.
public struct StudioFailure: Error, CustomStringConvertible {
    /// The kind of a failure.
    public enum Kind: Sendable {
        /// The request is contradictory or cannot be met.
        case usage
        /// A picture, a weight file or a sequence is bad.
        case badData
        case missingInput
        case cannotCreate
        /// The disk is full, or reading or writing failed.
        case inputOutput
        /// The observer stopped the work; the same request continues it.
        case interrupted
        /// Any error without a kind of its own.
        case unexpected
    }

    public let description: String
    public let kind: Kind

    public init(_ description: String, _ kind: Kind) {
        self.description = description
        self.kind = kind
    }
}
