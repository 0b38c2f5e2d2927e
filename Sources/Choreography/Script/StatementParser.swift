// SPDX-License-Identifier: MIT
import Basics

/// Reads one line's tokens as one statement.
///
/// A mistake after which the rest of the line can still be understood is kept in `mistakes`; any other is thrown.
struct StatementParser {
    let tokens: [Token]
    let source: SourceText
    var position = 0
    var mistakes: [Mistake] = []
    /// The subject of messages where a mix or a view stands alone: `a mix`.
    var subject: String?
    /// Every name read so far, kept for lines that turn out broken.
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
        case .repeat: return .loop(times: try times(), end: nil)
        case .end: return .end
        case .mark: return .mark(try name(verb, wanted: "a name"))
        }
    }

    /// The action of a line that could not be read to its end.
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

    /// The text in quotes, cut after 60 characters.
    static func shown(_ text: String) -> String {
        if text.hasPrefix("\"") { return text.count > 60 ? text.prefix(60) + "…\"" : text }
        return "\"" + (text.count > 60 ? text.prefix(60) + "…" : text) + "\""
    }
}

// MARK: Complaints

extension StatementParser {
    /// The mistake of a token that the statement has no place for.
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

    /// The mistake of a line that ended too early.
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

// MARK: Names, files and folders

extension StatementParser {
    /// Takes a name: a word that is not reserved, or any text in quotes.
    mutating func name(_ verb: Verb, wanted: String) throws(Mistake) -> NameReference {
        guard let token = peek else { throw missing(wanted, verb) }
        guard let name = nameText(token) else {
            if token.kind == .number, let next = second, next.kind == .word, next.isJoined {
                throw Mistake(
                    .unexpectedText, token.range.lowerBound..<next.range.upperBound,
                    "a name begins with a letter, and \"\(text(token))\(text(next))\" with a digit",
                    help: "write it in quotes: \"\(text(token))\(text(next))\"")
            }
            throw unexpected(token, verb)
        }
        if token.kind == .word, NameRules.reserved.contains(name) {
            throw Mistake(
                .missingPart, token.range, "\(subject(verb)) needs \(wanted) before `\(name)`",
                help: "if a picture is called \(name), write its name in quotes: \"\(name)\"")
        }
        position += 1
        return NameReference(name: name, range: token.range)
    }

    /// Takes the name of a weight file or a mix. A name that breaks the rules is reported and still returned.
    mutating func weightName(_ verb: Verb, wanted: String) throws(Mistake) -> NameReference {
        let reference = try name(verb, wanted: wanted)
        check(reference.name, at: reference.range)
        references.append(reference)
        return reference
    }

    /// Takes `NAME =`.
    mutating func definedName(_ verb: Verb) throws(Mistake) -> NameReference {
        let reference = try name(verb, wanted: "a name")
        check(reference.name, at: reference.range)
        guard take("=") else {
            guard let token = peek else { throw missing("a `=` after its name", verb) }
            throw unexpected(token, verb)
        }
        return reference
    }

    /// Takes the file's name of a `use`.
    mutating func fileName() throws(Mistake) -> NameReference {
        let reference = try name(.use, wanted: "a file name")
        check(reference.name, at: reference.range)
        return reference
    }

    /// Takes the rest of the line as a folder: in quotes, or without spaces.
    mutating func folder() throws(Mistake) -> String {
        guard let first = peek else { throw missing("a folder", .weights) }
        position += 1
        var range = first.range
        if first.kind != .quoted {
            while let token = peek, token.isJoined {
                range = range.lowerBound..<token.range.upperBound
                position += 1
            }
        }
        let folder = first.kind == .quoted ? nameText(first) ?? "" : source.text(range)
        if let objection = NameRules.objection(toFolder: folder) {
            throw Mistake(
                .badFolder, range, "the folder \(Self.shown("\"\(folder)\"")) \(objection)",
                help: "name a folder inside the project, such as weights or night/weights")
        }
        return folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    /// Takes the names of a `through`, up to its first reserved word.
    mutating func stations() throws(Mistake) -> [NameReference] {
        var stations: [NameReference] = []
        while let token = peek {
            if token.kind == .word, NameRules.reserved.contains(text(token)), !stations.isEmpty { break }
            switch token.kind {
            case .word, .quoted: stations.append(try weightName(.through, wanted: "at least one name"))
            case .number where isTime(token): throw missingOver(.through, token)
            case .number, .symbol("+"), .symbol("-"), .symbol("%"):
                throw Mistake(
                    .unexpectedText, token.range, "`through` takes names only, not \(Self.shown(text(token)))",
                    help: "give the mix a name first: let odd = 0.5 sun + 0.5 moon")
            case .symbol(","):
                throw Mistake(
                    .unexpectedText, token.range, "`through` has no place for \",\"",
                    help: "put spaces between the names")
            default: throw unexpected(token, .through)
            }
        }
        guard let first = stations.first else { throw missing("at least one name", .through) }
        if stations.count > SequenceLimits.legs {
            throw Mistake(
                .mixTooLarge, first.range,
                "\(stations.count) names in one `through`; at most \(SequenceLimits.legs) are taken",
                help: "write it as several statements")
        }
        return stations
    }

    private mutating func check(_ name: String, at range: Range<Int>) {
        guard let objection = NameRules.objection(to: name) else { return }
        mistakes.append(
            Mistake(
                .badName, range, "the name \(Self.shown("\"\(name)\"")) \(objection)",
                help: "a name is a file in the weights folder, without folder and without extension"))
    }
}

// MARK: Mixes: `0.5 sun + 0.8 moon - 0.3 crow [normalize]`

extension StatementParser {
    mutating func mix(_ verb: Verb) throws(Mistake) -> WrittenMix {
        // "A mix needs a mix" would not help where a mix stands alone.
        let wanted = subject == nil ? "a mix" : "a name"
        guard let first = peek else { throw missing(wanted, verb) }
        var terms: [WrittenMix.Term] = []
        var sign = take("-") ? -1.0 : 1.0
        if sign > 0 { _ = take("+") }
        while true {
            let coefficient = try coefficient(verb)
            let reference = try weightName(verb, wanted: terms.isEmpty ? wanted : "another name")
            terms.append(WrittenMix.Term(coefficient: sign * coefficient, reference: reference))
            if terms.count > SequenceLimits.terms {
                throw Mistake(
                    .mixTooLarge, first.range.lowerBound..<reference.range.upperBound,
                    "more than \(SequenceLimits.terms) terms in one mix", help: "leave out the smallest")
            }
            if take("+") { sign = 1 } else if take("-") { sign = -1 } else { break }
        }
        let end = tokens[position - 1].range.upperBound
        let isNormalized = take(word: "normalize")
        try checkEnd(verb, after: terms[terms.count - 1])
        return WrittenMix(terms: terms, isNormalized: isNormalized, range: first.range.lowerBound..<end)
    }

    /// Takes `0.5` or `50%`; 1 where the name follows at once.
    private mutating func coefficient(_ verb: Verb) throws(Mistake) -> Double {
        guard let token = peek, token.kind == .number else { return 1 }
        position += 1
        guard let number = DecimalNumber(text(token)) else { throw longNumber(token) }
        var coefficient = number.value
        if take("%") { coefficient /= 100 }
        if let next = peek, next.kind == .word, next.isJoined {
            throw Mistake(
                .unexpectedText, token.range.lowerBound..<next.range.upperBound,
                "\"\(text(token))\(text(next))\" is neither a number nor a name",
                help: "put a space after a coefficient: \(text(token)) \(text(next)); "
                    + "a name that begins with a digit is written in quotes")
        }
        return coefficient
    }

    func longNumber(_ token: Token) -> Mistake {
        Mistake(
            .badNumber, token.range, "the number \(Self.shown(text(token))) has too many digits",
            help: "at most 18 are read")
    }

    /// Throws if the next token cannot follow a mix.
    private mutating func checkEnd(_ verb: Verb, after term: WrittenMix.Term) throws(Mistake) {
        guard let token = peek else { return }
        let last = term.reference
        // In `sun.png` or `sun-0.3`, the name just taken is only part of a longer word, so it is not looked up.
        if token.isJoined { references.removeLast() }
        switch token.kind {
        case .word where NameRules.reserved.contains(text(token)): return
        case .number where isTime(token):
            if verb == .to { throw missingOver(verb, token) }
            throw Mistake(
                .unexpectedText, token.range, "\(subject(verb)) takes no time",
                help: verb == .cut ? "`to` moves there; `hold` after the cut stays" : usage(verb))
        case .number where token.isJoined:
            throw Mistake(
                .unexpectedText, last.range.lowerBound..<token.range.upperBound,
                "a name cannot contain a point", help: "put spaces around + and -, or write the name in quotes")
        case .word, .quoted, .number:
            let meant = NearestName.of(text(token), among: ["normalize", "over", "ease"])
            throw Mistake(
                .unexpectedText, token.range, "a + or - is missing before \(Self.shown(text(token)))",
                help: meant.map { "or did you mean `\($0)`?" }
                    ?? (verb == .to ? "for one picture after the other use `through`" : nil))
        case .symbol: return
        }
    }
}

// MARK: Rates, sizes, counts and percentages

extension StatementParser {
    mutating func frameRate() throws(Mistake) -> FrameRate {
        guard let first = peek else { throw missing("a rate", .fps) }
        let range = takeRest(from: first)
        let text = source.text(range).filter { $0 != " " && $0 != "\t" }
        if let rate = FrameRate(text) { return rate }
        if let decimal = DecimalNumber(text) {
            if decimal.scale > 0, let meant = FrameRate.meant(by: decimal) {
                throw Mistake(
                    .badFrameRate, range, "\(text) is not an exact frame rate", help: "write fps \(meant)")
            }
            throw Mistake(
                .badFrameRate, range, "\(text) frames per second is out of range",
                help: "a rate is between 1 and \(SequenceLimits.framesPerSecond)")
        }
        throw Mistake(
            .badFrameRate, range, "\(Self.shown(source.text(range))) is not a frame rate between 1 and 1000",
            help: "write a number such as 30, or a fraction such as 30000/1001")
    }

    mutating func frameSize() throws(Mistake) -> PixelSize {
        guard let first = peek else { throw missing("a size", .size) }
        let range = takeRest(from: first)
        let text = source.text(range)
        let sides = text.filter { $0 != " " && $0 != "\t" }.replacing("×", with: "x").lowercased()
            .split(separator: "x", omittingEmptySubsequences: false)
        let isPlain = sides.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard sides.count == 2, isPlain else {
            throw Mistake(
                .badSize, range, "\(Self.shown(text)) is not a size", help: "write width x height: 1920x1080")
        }
        guard let width = Int(sides[0]), let height = Int(sides[1]), (1...SequenceLimits.side).contains(width),
            (1...SequenceLimits.side).contains(height)
        else {
            throw Mistake(
                .badSize, range, "\(Self.shown(text)) is out of range",
                help: "each side is between 1 and \(SequenceLimits.side) pixels")
        }
        return PixelSize(width: width, height: height)
    }

    /// Takes the number of passes; a mistake in it leaves one pass.
    mutating func times() throws(Mistake) -> Int {
        guard let token = peek else { throw missing("a number of times", .repeat) }
        guard token.kind == .number else { throw unexpected(token, .repeat) }
        position += 1
        if let count = Int(text(token)), (1...SequenceLimits.passes).contains(count) { return count }
        mistakes.append(
            Mistake(
                .badRepeat, token.range, "\(Self.shown(text(token))) is not a number of times",
                help: "a whole number between 1 and \(SequenceLimits.passes)"))
        return 1
    }

    /// Takes `60%` as 0.6; nil where a mistake was reported.
    mutating func share() throws(Mistake) -> Double? {
        guard let token = peek else { throw missing("a percentage", .past) }
        if case .symbol("-") = token.kind, second?.kind == .number {
            throw Mistake(
                .badPercentage, token.range, "`past` goes beyond the target, by more than 0 %",
                help: "to stop short of it, go to a mix: to 0.2 sun + 0.8 moon")
        }
        guard token.kind == .number else { throw unexpected(token, .past) }
        position += 1
        guard let number = DecimalNumber(text(token)) else { throw longNumber(token) }
        guard take("%") else {
            // 0.6 is probably meant as a fraction, 60 as a percentage.
            let percent = number.scale > 0 ? number.value * 100 : number.value
            mistakes.append(
                Mistake(
                    .badPercentage, token.range, "\(text(token)) has no %",
                    help: "write past \(percent.rounded6)% to go to \((1 + percent / 100).rounded6) times the way"))
            return nil
        }
        guard number.value > 0, number.value <= SequenceLimits.percentage else {
            mistakes.append(
                Mistake(
                    .badPercentage, token.range, "`past` \(text(token))% is out of range",
                    help: "more than 0 % and at most \(SequenceLimits.percentage.written) %; "
                        + "`back` returns to the target"))
            return nil
        }
        return number.value / 100
    }

    /// Takes everything up to the end of the line.
    private mutating func takeRest(from first: Token) -> Range<Int> {
        position = tokens.count
        return first.range.lowerBound..<endOfLine.upperBound
    }
}
