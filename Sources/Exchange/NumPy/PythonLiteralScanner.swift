// SPDX-License-Identifier: MIT

/// Parses the few kinds of Python literals in a `.npy` header.
struct PythonLiteralScanner {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    private mutating func skipSpace() { rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

    mutating func isNext(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return rest.first.map(UInt32.init) == character.value
    }

    /// Whether `character` is next; if so, it is consumed.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func expect(_ character: Unicode.Scalar) throws {
        guard take(character) else { throw NumPyProblem.malformedHeader("a \"\(character)\" is missing") }
    }

    mutating func end() throws {
        skipSpace()
        guard rest.isEmpty else { throw NumPyProblem.malformedHeader("something follows it") }
    }

    /// A text in single or double quotes: printable ASCII without a backslash.
    mutating func string() throws -> String {
        skipSpace()
        guard let quote = rest.first, quote == 0x27 || quote == 0x22 else {
            throw NumPyProblem.malformedHeader("a text is missing")
        }
        rest.removeFirst()
        let text = rest.prefix { $0 != quote && (0x20..<0x7F).contains($0) && $0 != 0x5C }
        rest = rest[text.endIndex...]
        guard rest.first == quote else { throw NumPyProblem.malformedHeader("a text does not end") }
        rest.removeFirst()
        return String(decoding: text, as: UTF8.self)
    }

    mutating func bool() throws -> Bool {
        skipSpace()
        for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count)
            return value
        }
        throw NumPyProblem.malformedHeader("fortran_order is neither True nor False")
    }

    /// Integers of 0 or more in parentheses; Python 2 wrote long ones with an `L`.
    mutating func tuple() throws -> [Int] {
        var numbers: [Int] = []
        try expect("(")
        while !take(")") {
            skipSpace()
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard let number = Int(String(decoding: digits, as: UTF8.self)), numbers.count < 32 else {
                throw NumPyProblem.malformedHeader("its shape is not a tuple of sizes")
            }
            numbers.append(number)
            rest = rest[digits.endIndex...]
            _ = take("L")
            if !take(",") {
                try expect(")")
                break
            }
        }
        return numbers
    }
}
