// SPDX-License-Identifier: MIT

/// A diagnostic whose place is still a byte range, not yet counted in lines and columns.
struct Mistake: Error, Hashable, Sendable {
    let code: DiagnosticCode
    /// UTF-8 offsets in the source. An empty range points at the character that follows.
    let range: Range<Int>
    let message: String
    let help: String?

    init(_ code: DiagnosticCode, _ range: Range<Int>, _ message: String, help: String? = nil) {
        self.code = code
        self.range = range
        self.message = message
        self.help = help
    }
}

// MARK: In the text itself

/// Mistakes in the text itself, before any statement is understood.
extension Mistake {
    static func fileTooLarge(bytes: Int) -> Mistake {
        Mistake(
            .fileTooLarge, 0..<0, "the sequence has \(bytes) bytes; at most \(SequenceLimits.sourceBytes) are read",
            help: "split it into several films")
    }

    static func lineTooLong(_ line: Range<Int>) -> Mistake {
        Mistake(
            .lineTooLong, line.lowerBound..<line.lowerBound,
            "the line has \(line.count) bytes; at most \(SequenceLimits.lineBytes) are read",
            help: "one statement a line")
    }

    static func tooManyStatements(_ line: Range<Int>) -> Mistake {
        Mistake(
            .tooManyStatements, line, "more than \(SequenceLimits.statements) statements; reading stops here",
            help: "let `repeat` do the repeating, or split the sequence into several films")
    }

    static func tooManyMistakes(after range: Range<Int>) -> Mistake {
        Mistake(
            .tooManyMistakes, range.upperBound..<range.upperBound,
            "more than \(SequenceLimits.shown) errors; the rest are not shown",
            help: "correct these first")
    }

    static func controlCharacter(_ scalar: Unicode.Scalar, at range: Range<Int>) -> Mistake {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let number = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        return Mistake(
            .controlCharacter, range, "an invisible control character (U+\(number)) stands here",
            help: "delete it; it may have come with copied text")
    }

    static func unclosedQuote(_ range: Range<Int>) -> Mistake {
        Mistake(
            .unclosedQuote, range, "a quote is opened and not closed on its line",
            help: "end the name with another \"")
    }

    /// The mistake of a character that has no meaning outside quotes and comments.
    static func unexpectedCharacter(_ scalar: Unicode.Scalar, at range: Range<Int>) -> Mistake {
        let help: String? =
            switch scalar {
            case "“", "”", "„", "‘", "’", "'", "«", "»", "`":
                "names are quoted with straight double quotes: \"my name\""
            case "–", "—", "−", "‐", "‑": "write an ordinary minus: -"
            case "×", "·", "*": "leave it out: a coefficient stands before its name, as in 0.5 sun; a size is 1920x1080"
            case ";": "one statement a line"
            case "/", "\\": "a name is a file in the weights folder, without folder; choose that with `weights`"
            case "$", "{", "}": "nothing is evaluated; names are written as they are"
            case ".": "a file's name is written without its extension"
            case let space where space.properties.isWhitespace: "type an ordinary space"
            default: nil
            }
        let shown = scalar.properties.isWhitespace ? "an unusual space" : "\"\(scalar)\""
        return Mistake(.unexpectedCharacter, range, "\(shown) has no meaning here", help: help)
    }
}
