// SPDX-License-Identifier: MIT

extension JSONScanner {
    /// Reads a string and resolves its escapes.
    package mutating func string(expected: String = "a string") throws -> String {
        skipSpace()
        guard next == UInt8(ascii: "\"") else { throw unexpected(expected) }
        advance()
        var result: [UInt8] = []
        while true {
            guard let byte = next else { throw unexpected("a closing quote") }
            if byte < 0x20 { throw failure(.rawControlCharacter(byte)) }
            advance()
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): result += String(try escaped()).utf8
            default: result.append(byte)
            }
        }
    }

    /// Reads a string that must be the raw value of a case.
    package mutating func choice<Value>() throws -> Value
    where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
        skipSpace()
        let start = offset
        let text = try string()
        guard let value = Value(rawValue: text) else {
            throw failure(.unknownValue(text, known: Value.allCases.map(\.rawValue)), at: start)
        }
        return value
    }

    /// Reads an integer of 0...2^64-1, written without sign, fraction or leading zeros.
    package mutating func unsignedInteger() throws -> UInt64 {
        skipSpace()
        let start = offset
        var value: UInt64 = 0
        try skipDigits(expected: "an integer of 0 or more")
        for digit in text(since: start) {
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isStillTooLarge) = tens.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            guard !isTooLarge && !isStillTooLarge else { throw failure(.numberTooLarge, at: start) }
            value = sum
        }
        guard text(since: start).count == 1 || text(since: start).first != UInt8(ascii: "0") else {
            throw failure(
                .unexpected(expected: "an integer without leading zeros", found: UInt8(ascii: "0")), at: start)
        }
        return value
    }

    /// Reads an integer of 0...2^63-1.
    package mutating func integer() throws -> Int {
        skipSpace()
        let start = offset
        guard let value = Int(exactly: try unsignedInteger()) else { throw failure(.numberTooLarge, at: start) }
        return value
    }

    /// Reads any number and rounds it to the nearest `Float`, which must be finite.
    package mutating func float() throws -> Float {
        skipSpace()
        let start = offset
        if next == UInt8(ascii: "-") { advance() }
        try skipDigits(expected: "a number")
        if next == UInt8(ascii: ".") {
            advance()
            try skipDigits(expected: "digits after the point")
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            advance()
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { advance() }
            try skipDigits(expected: "the digits of an exponent")
        }
        guard let value = Float(String(decoding: text(since: start), as: UTF8.self)), value.isFinite else {
            throw failure(.numberTooLarge, at: start)
        }
        return value
    }

    package mutating func bool() throws -> Bool {
        skipSpace()
        let start = offset
        while let byte = next, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { advance() }
        switch String(decoding: text(since: start), as: UTF8.self) {
        case "true": return true
        case "false": return false
        default:
            let found = text(since: start).first ?? next
            throw failure(.unexpected(expected: "true or false", found: found), at: start)
        }
    }

    private mutating func skipDigits(expected: String) throws {
        let start = offset
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { advance() }
        if offset == start { throw unexpected(expected) }
    }

    /// The character an escape stands for; the backslash is read already.
    private mutating func escaped() throws -> Unicode.Scalar {
        guard let letter = next else { throw unexpected("an escaped character") }
        advance()
        switch Unicode.Scalar(letter) {
        case "\"", "\\", "/": return Unicode.Scalar(letter)
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try escapedScalar()
        default: throw failure(.invalidEscape, at: offset - 2)
        }
    }

    /// The scalar of `XXXX` or, outside the basic plane, of `XXXX\uXXXX`.
    private mutating func escapedScalar() throws -> Unicode.Scalar {
        let start = offset - 2
        let first = try codeUnit(since: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), next == UInt8(ascii: "\\") else { throw failure(.loneSurrogate, at: start) }
        advance()
        guard next == UInt8(ascii: "u") else { throw failure(.loneSurrogate, at: start) }
        advance()
        let second = try codeUnit(since: start)
        guard UTF16.isTrailSurrogate(second) else { throw failure(.loneSurrogate, at: start) }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func codeUnit(since start: Int) throws -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw failure(.invalidEscape, at: start)
            }
            value = value << 4 | UInt16(digit)
            advance()
        }
        return value
    }
}
