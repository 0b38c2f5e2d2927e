// SPDX-License-Identifier: MIT

/// The reason that a piece of JSON was refused, and its place.
public struct JSONError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        case invalidUTF8
        /// A byte other than the caller expected; `found` is nil at the end of the text.
        case unexpected(expected: String, found: UInt8?)
        /// The same key twice in one object; canonically equivalent keys are the same.
        case duplicateKey(String)
        case unknownKey(String)
        case missingKey(String)
        /// A string that is not among `known`, the values allowed here.
        case unknownValue(String, known: [String])
        /// A character below space inside a string.
        case rawControlCharacter(UInt8)
        /// A backslash before a character that cannot follow one.
        case invalidEscape
        /// Half of a UTF-16 surrogate pair.
        case loneSurrogate
        case numberTooLarge
        case tooManyElements(limit: Int)
    }

    /// Bytes from the beginning of the text.
    public let offset: Int
    public let problem: Problem

    public init(offset: Int, problem: Problem) {
        self.offset = offset
        self.problem = problem
    }
}

extension JSONError: CustomStringConvertible {
    /// For example `expected a string at byte 14, found "["`.
    public var description: String {
        switch problem {
        case .invalidUTF8: "invalid UTF-8 at byte \(offset)"
        case .unexpected(let expected, nil): "expected \(expected) at byte \(offset), but the text ends"
        case .unexpected(let expected, let found?):
            "expected \(expected) at byte \(offset), found \(String(Unicode.Scalar(found)).quoted)"
        case .duplicateKey(let key): "the key \(key.quoted) at byte \(offset) is there twice"
        case .unknownKey(let key): "the key \(key.quoted) at byte \(offset) means nothing here"
        case .missingKey(let key): "the object that ends at byte \(offset) lacks the key \(key.quoted)"
        case .unknownValue(let value, let known):
            "\(value.quoted) at byte \(offset) is none of \(known.joined(separator: ", "))"
        case .rawControlCharacter(let byte):
            "the string has the control character \(String(Unicode.Scalar(byte)).quoted) at byte \(offset)"
        case .invalidEscape: "invalid escape in a string at byte \(offset)"
        case .loneSurrogate: "half of a surrogate pair in a string at byte \(offset)"
        case .numberTooLarge: "the number at byte \(offset) is too large"
        case .tooManyElements(let limit): "the list at byte \(offset) has more than \(limit) elements"
        }
    }
}
