// SPDX-License-Identifier: MIT

/// The smallest meaningful piece of a line.
struct Token: Sendable {
    enum Kind: Hashable, Sendable {
        /// A letter or `_`, then letters, digits, `_` and `-`, not ending in `-`.
        case word
        /// Digits, with at most a point and more digits.
        case number
        /// Anything between two straight quotes, which belong to the range.
        case quoted
        /// One character of any other kind.
        case symbol(Unicode.Scalar)
    }

    let kind: Kind
    /// UTF-8 offsets in the source.
    let range: Range<Int>
    /// Whether the token follows the one before without a space.
    let isJoined: Bool
}

/// Cuts one line into tokens.
enum Lexer {
    /// The tokens of `line` up to its comment or its first mistake, and the mistake.
    static func tokens(of line: Range<Int>, in source: SourceText) -> (tokens: [Token], mistake: Mistake?) {
        if line.count > SequenceLimits.lineBytes {
            return ([], .lineTooLong(line))
        }
        let control = controlCharacter(in: line, of: source)
        let line = line.lowerBound..<(control?.range.lowerBound ?? line.upperBound)
        var tokens: [Token] = []
        var index = line.lowerBound
        var lastEnd = -1
        while index < line.upperBound {
            let (scalar, length) = source.scalar(at: index)
            if scalar == "#" { break }
            if scalar == " " || scalar == "\t" {
                index += length
                continue
            }
            let start = index
            let kind: Token.Kind
            switch scalar {
            case "\"":
                guard let end = source.bytes[(start + 1)..<line.upperBound].firstIndex(of: UInt8(ascii: "\"")) else {
                    return (tokens, control ?? .unclosedQuote(start..<line.upperBound))
                }
                (kind, index) = (.quoted, end + 1)
            case "0"..."9", ".":
                index = endOfNumber(from: start, in: line, of: source)
                kind = index > start ? .number : .symbol(scalar)
                index = max(index, start + 1)
            case let letter where letter.beginsWord:
                (kind, index) = (.word, endOfWord(from: start, in: line, of: source))
            default:
                (kind, index) = (.symbol(scalar), start + length)
            }
            tokens.append(Token(kind: kind, range: start..<index, isJoined: start == lastEnd))
            lastEnd = index
        }
        return (tokens, control)
    }

    private static func controlCharacter(in line: Range<Int>, of source: SourceText) -> Mistake? {
        var index = line.lowerBound
        while index < line.upperBound {
            let (scalar, length) = source.scalar(at: index)
            if scalar.isControl { return .controlCharacter(scalar, at: index..<(index + length)) }
            index += length
        }
        return nil
    }

    /// The end of a number `digits`, `digits.digits` or `.digits`; for a lone point, `start`.
    private static func endOfNumber(from start: Int, in line: Range<Int>, of source: SourceText) -> Int {
        func digits(from index: Int) -> Int {
            var index = index
            while index < line.upperBound, (48...57).contains(source.bytes[index]) { index += 1 }
            return index
        }
        let whole = digits(from: start)
        guard whole < line.upperBound, source.bytes[whole] == UInt8(ascii: ".") else { return whole }
        let fraction = digits(from: whole + 1)
        return fraction > whole + 1 ? fraction : whole
    }

    /// The end of a word. A hyphen or an `@` belongs to it only inside, so `sun- crow` is read as a difference.
    private static func endOfWord(from start: Int, in line: Range<Int>, of source: SourceText) -> Int {
        var (index, end) = (start, start)
        while index < line.upperBound {
            let (scalar, length) = source.scalar(at: index)
            guard scalar.continuesWord else { break }
            index += length
            if scalar != "-" && scalar != "@" { end = index }
        }
        return end
    }
}
