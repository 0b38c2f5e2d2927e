// SPDX-License-Identifier: MIT

/// A failure that only the studio can know of, as a sentence: names the thing, shows the value, says what to do.
public struct StudioFailure: Error, CustomStringConvertible {
    /// What is at fault.
    public enum Kind: Sendable {
        /// The request makes no sense.
        case usage
        /// A picture, a weight file or a sequence is bad.
        case badData
        case missingInput
        case cannotCreate
        /// The disk is full, or reading or writing failed.
        case inputOutput
        /// The observer stopped the work; the same request goes on where it was.
        case interrupted
        /// Something that was not foreseen.
        case unexpected
    }

    public let description: String
    public let kind: Kind

    public init(_ description: String, _ kind: Kind) {
        self.description = description
        self.kind = kind
    }
}
