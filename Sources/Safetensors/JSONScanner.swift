// SPDX-License-Identifier: MIT

/// A strict reader of JSON (RFC 8259) whose caller says what comes next; anything else is refused.
///
/// It builds no tree and never calls itself: nesting is as deep as the caller's own code, and only what the caller
/// keeps takes memory. Duplicate keys, which most readers let pass, are errors.
package struct JSONScanner {
    private let bytes: [UInt8]
    /// Bytes read so far.
    private(set) var offset = 0
    /// The offset at which the key read last begins.
    private var keyOffset = 0

    /// - Throws: ``JSONError`` (`invalidUTF8`).
    package init(_ bytes: [UInt8]) throws {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw JSONError(offset: error.byteOffsets.lowerBound, problem: .invalidUTF8)
        }
        self.bytes = bytes
    }

    /// Reads an object, calling `member` with each key; it must read the value.
    package mutating func object(_ member: (inout JSONScanner, String) throws -> Void) throws {
        try take("{", orExpected: "an object")
        var keys: Set<String> = []
        if takeIfNext("}") { return }
        repeat {
            skipSpace()
            keyOffset = offset
            let key = try string(expected: "a key in quotes")
            guard keys.insert(key).inserted else { throw failure(.duplicateKey(key), at: keyOffset) }
            try take(":", orExpected: "\":\"")
            try member(&self, key)
        } while takeIfNext(",")
        try take("}", orExpected: "\",\" or \"}\"")
    }

    /// Reads an array of integers, each 0 or more.
    package mutating func integers(atMost limit: Int) throws -> [Int] {
        try take("[", orExpected: "a list of integers")
        let start = offset - 1
        var elements: [Int] = []
        if takeIfNext("]") { return elements }
        repeat {
            guard elements.count < limit else { throw failure(.tooManyElements(limit: limit), at: start) }
            elements.append(try integer())
        } while takeIfNext(",")
        try take("]", orExpected: "\",\" or \"]\"")
        return elements
    }

    /// The error for an unknown key that ``object(_:)`` has just given.
    package func unknownKey(_ key: String) -> JSONError { failure(.unknownKey(key), at: keyOffset) }

    /// The value a key had; for use after ``object(_:)``.
    package func require<Value>(_ value: Value?, _ key: String) throws -> Value {
        guard let value else { throw failure(.missingKey(key)) }
        return value
    }

    /// Checks that only white space is left.
    package mutating func end() throws {
        skipSpace()
        if next != nil { throw unexpected("the end") }
    }
}

// MARK: Single bytes, for the scalars

extension JSONScanner {
    /// The byte after the ones read; nil at the end.
    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// The bytes read since `start`.
    func text(since start: Int) -> ArraySlice<UInt8> { bytes[start..<offset] }

    mutating func advance() { offset += 1 }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    /// Reads a punctuation mark and the white space before it.
    mutating func take(_ mark: Unicode.Scalar, orExpected expected: String) throws {
        guard takeIfNext(mark) else { throw unexpected(expected) }
    }

    mutating func takeIfNext(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: mark) else { return false }
        offset += 1
        return true
    }

    func unexpected(_ expected: String) -> JSONError { failure(.unexpected(expected: expected, found: next)) }

    package func failure(_ problem: JSONError.Problem, at offset: Int? = nil) -> JSONError {
        JSONError(offset: offset ?? self.offset, problem: problem)
    }
}
