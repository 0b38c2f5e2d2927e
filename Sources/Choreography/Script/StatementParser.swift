// SPDX-License-Identifier: MIT

/// Reads one line's tokens as one statement.
///
/// A mistake after which the rest of the line can still be understood is kept in `mistakes`; any other is thrown.
struct StatementParser {
    let tokens: [Token]
    let source: SourceText
    var position = 0
    var mistakes: [Mistake] = []
    /// What is being read, for messages, where that is not a statement.
    var subject: String?
    /// Every name read so far, for lines that turn out broken.
    var references: [NameReference] = []

    init(tokens: [Token], source: SourceText) {
        self.tokens = tokens
        self.source = source
    }

    mutating func action(of verb: Verb) throws(Mistake) -> Statement.Action {
        position = 1
        let action = try parts(of: verb)
        if let extra = peek { throw unexpected(extra, verb) }
        return action
    }

    private mutating func parts(of verb: Verb) throws(Mistake) -> Statement.Action {
        switch verb {
        case .fps: return .fps(try frameRate())
        case .size: return .size(try frameSize())
        case .weights: return .weights(folder: try folder())
        case .ease:
            guard let easing = try easing(verb) else { return broken(verb) }
            return .ease(take(word: "clamp") ? .clamped(easing) : easing)
        case .path: return try option(verb, "path", Path.self).map { .path($0) } ?? broken(verb)
        case .pace: return try option(verb, "pace", Pace.self).map { .pace($0) } ?? broken(verb)
        case .use:
            let name = try definedName(verb)
            return .use(name, file: try fileName())
        case .let:
            let name = try definedName(verb)
            return .define(name, try mix(verb))
        case .start: return .start(try mix(verb))
        case .hold: return .hold(try duration(verb))
        case .to:
            let target = try mix(verb)
            return .to(target, try timing(verb))
        case .past:
            let share = try share()
            let timing = try timing(verb)
            return share.map { .past(share: $0, timing) } ?? broken(verb)
        case .back: return .back(try timing(verb))
        case .through:
            let stations = try stations()
            return .through(stations, try timing(verb))
        case .close: return .close(try timing(verb))
        case .cut: return .cut(try mix(verb))
        case .view: return try view()
        case .repeat: return .loop(times: try times(), end: 0)
        case .end: return .end
        case .mark: return .mark(try name(verb, wanted: "a name"))
        }
    }

    /// What remains of a line that could not be read to its end.
    func broken(_ verb: Verb?) -> Statement.Action {
        var defined: String?
        if verb == .let || verb == .use, tokens.count > 1 { defined = nameText(tokens[1]) }
        return .broken(defining: defined, references: references)
    }
}

// MARK: Tokens

extension StatementParser {
    var peek: Token? { position < tokens.count ? tokens[position] : nil }

    /// The token after the next one.
    var second: Token? { position + 1 < tokens.count ? tokens[position + 1] : nil }

    /// The place just behind the last token.
    var endOfLine: Range<Int> {
        let end = tokens.last?.range.upperBound ?? 0
        return end..<end
    }

    func text(_ token: Token) -> String { source.text(token.range) }

    func isWord(_ token: Token?, _ word: String) -> Bool {
        guard let token, token.kind == .word else { return false }
        return text(token) == word
    }

    /// Takes the next token if it is that symbol.
    mutating func take(_ symbol: Unicode.Scalar) -> Bool {
        guard let token = peek, token.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    /// Takes the next token if it is that word.
    mutating func take(word: String) -> Bool {
        guard isWord(peek, word) else { return false }
        position += 1
        return true
    }

    /// The name a word or quoted token stands for.
    func nameText(_ token: Token) -> String? {
        switch token.kind {
        case .word: text(token)
        case .quoted: source.text((token.range.lowerBound + 1)..<(token.range.upperBound - 1))
        default: nil
        }
    }

    /// The text between quotes, shortened where a whole line would not help.
    static func shown(_ text: String) -> String {
        if text.hasPrefix("\"") { return text.count > 60 ? text.prefix(60) + "…\"" : text }
        return "\"" + (text.count > 60 ? text.prefix(60) + "…" : text) + "\""
    }
}

// MARK: Complaints

extension StatementParser {
    /// A token that the statement has no place for.
    func unexpected(_ token: Token, _ verb: Verb, help: String? = nil) -> Mistake {
        if case .symbol(let scalar) = token.kind {
            if scalar == ",", token.isJoined,
                let next = tokens.first(where: { $0.range.lowerBound >= token.range.upperBound }),
                next.kind == .number, next.isJoined
            {
                return Mistake(
                    .unexpectedCharacter, token.range, "\",\" has no meaning here",
                    help: "decimals take a point: 1.5")
            }
            if !["+", "-", "=", "(", ")", ",", "%"].contains(scalar) {
                return .unexpectedCharacter(scalar, at: token.range)
            }
        }
        let word = text(token)
        if verb == .cut, word == "over" {
            return Mistake(
                .unexpectedText, token.range, "`cut` takes no time, so it has no `over`",
                help: "`to` moves there; `hold` after the cut stays")
        }
        if verb == .hold, word == "over" {
            return Mistake(.unexpectedText, token.range, "`hold` has no `over`", help: "write `hold 1s`")
        }
        if token.kind == .number, isTime(token), position > 1 {
            return Mistake(
                .unexpectedText, token.range, "\(subject(verb)) has no place for another duration",
                help: "a duration is one number and one unit: 90s, or 1.5min")
        }
        return Mistake(
            .unexpectedText, token.range, "\(subject(verb)) has no place for \(Self.shown(word))",
            help: help ?? usage(verb))
    }

    /// The line ended too early.
    func missing(_ wanted: String, _ verb: Verb) -> Mistake {
        Mistake(
            .missingPart, endOfLine, "\(subject(verb)) needs \(wanted)", help: usage(verb))
    }

    func subject(_ verb: Verb) -> String {
        subject ?? "`\(verb.rawValue)`"
    }

    func usage(_ verb: Verb) -> String {
        subject == nil
            ? "written as: \(verb.usage)"
            : "written as: \(verb == .view ? "zoom 4 at 0.3 0.6 rotate 90deg" : "0.5 sun + 0.8 moon - 0.3 crow")"
    }
}
