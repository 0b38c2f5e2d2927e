// SPDX-License-Identifier: MIT

// MARK: Durations

extension StatementParser {
    /// Takes `over DURATION`, `ease EASING` and options, in any order.
    mutating func timing(_ verb: Verb) throws(Mistake) -> Statement.Timing {
        var duration: WrittenDuration?
        var easing: Easing?
        var way = Way()
        var seen: Set<String> = []
        while let token = peek {
            let word = token.kind == .word ? text(token) : ""
            if word == "over" || word == "ease" || Self.options.contains(word), seen.insert(word).inserted {
                try refuseWay(verb, token)
                if word == "over" {
                    position += 1
                    duration = try self.duration(verb)
                } else if word == "ease" {
                    position += 1
                    easing = try self.easing(verb)
                } else {
                    try takeOption(verb, word, &way)
                }
            } else if Self.options.contains(word) {
                throw Mistake(
                    .unexpectedText, token.range, "`\(word)` stands twice in this `\(verb.rawValue)`",
                    help: "delete one of them")
            } else if duration == nil, token.kind == .number, isTime(token) {
                throw missingOver(verb, token)
            } else {
                throw unexpected(token, verb)
            }
        }
        guard let duration else {
            throw Mistake(
                .missingOver, endOfLine, "`\(verb.rawValue)` needs a duration", help: "for example over 2s")
        }
        return Statement.Timing(
            duration: duration, easing: easing, isClamped: way.isClamped, path: way.path, pace: way.pace,
            layers: way.layers, isAligned: way.isAligned)
    }

    /// Whether a number is followed by a unit of time.
    func isTime(_ token: Token) -> Bool {
        guard let index = tokens.firstIndex(where: { $0.range == token.range }), index + 1 < tokens.count else {
            return false
        }
        return tokens[index + 1].kind == .word && TimeUnit.named[text(tokens[index + 1])] != nil
    }

    func missingOver(_ verb: Verb, _ token: Token) -> Mistake {
        Mistake(
            .missingOver, token.range, "`over` is missing before \(Self.shown(text(token)))",
            help: "written as: \(verb.usage)")
    }

    /// Takes a number and its unit. A wrong number or unit is reported, and the time is nil.
    mutating func duration(_ verb: Verb) throws(Mistake) -> WrittenDuration {
        guard let first = peek else { throw missing("a duration", verb) }
        let isNegative = take("-")
        guard let number = peek, number.kind == .number else { throw unexpected(peek ?? first, verb) }
        position += 1
        let written = text(number)
        guard let unitToken = peek, unitToken.kind == .word, !NameRules.reserved.contains(text(unitToken)) else {
            let range = first.range.lowerBound..<number.range.upperBound
            if let token = peek, token.isJoined { throw unexpected(token, verb) }
            mistakes.append(
                Mistake(
                    .missingUnit, range, "the duration \(written) has no unit",
                    help: written.contains(".")
                        ? "did you mean \(written)s (seconds)?"
                        : "did you mean \(written)f (frames) or \(written)s (seconds)?"))
            return WrittenDuration(time: nil, range: range)
        }
        position += 1
        let range = first.range.lowerBound..<unitToken.range.upperBound
        guard let unit = TimeUnit.named[text(unitToken)] else {
            let meant =
                TimeUnit.synonyms[text(unitToken).lowercased()]
                ?? NearestName.of(text(unitToken), among: TimeUnit.named.keys).flatMap { TimeUnit.named[$0]?.symbol }
            mistakes.append(
                Mistake(
                    .unknownUnit, unitToken.range, "no unit of time named \(Self.shown(text(unitToken)))",
                    help: meant.map { "did you mean \(written)\($0)?" }
                        ?? "the units are f, ms, s and min"))
            return WrittenDuration(time: nil, range: range)
        }
        let reading = isNegative ? .failure(.negative) : unit.time(written)
        switch reading {
        case .success(let time): return WrittenDuration(time: time, range: range)
        case .failure(let objection):
            mistakes.append(objection.mistake(source.text(range), at: range))
            return WrittenDuration(time: nil, range: range)
        }
    }
}

extension TimeUnit.Objection {
    func mistake(_ written: String, at range: Range<Int>) -> Mistake {
        switch self {
        case .negative:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is negative", help: "time only goes forward")
        case .partFrame:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is not a whole number of frames",
                help: "round it, or use seconds")
        case .tooFine:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is finer than a nanosecond",
                help: "leave some decimals out")
        case .tooLong:
            Mistake(
                .badDuration, range, "\(StatementParser.shown(written)) is longer than the longest film",
                help: "a film has at most \(SequenceLimits.frames) frames")
        }
    }
}

// MARK: Ways: `path`, `pace`, `layers`, `align` and `clamp`

extension StatementParser {
    /// The options of one movement.
    struct Way {
        var isClamped = false
        var path: Path?
        var pace: Pace?
        var layers: LayerOrder?
        var isAligned = false
    }

    static let options: Set<String> = ["clamp", "path", "pace", "layers", "align"]

    mutating func takeOption(_ verb: Verb, _ word: String, _ way: inout Way) throws(Mistake) {
        position += 1
        switch word {
        case "path": way.path = try option(verb, word, Path.self)
        case "pace": way.pace = try option(verb, word, Pace.self)
        case "layers": way.layers = try option(verb, word, LayerOrder.self)
        case "align": way.isAligned = true
        default: way.isClamped = true
        }
    }

    /// Takes the word after `path`, `pace` or `layers`; nil where it is unknown, which has been reported.
    mutating func option<Choice: RawRepresentable<String> & CaseIterable>(
        _ verb: Verb, _ word: String, _ choices: Choice.Type
    ) throws(Mistake) -> Choice? {
        let names = choices.allCases.map(\.rawValue)
        let wanted = Self.list(names.map { "`\($0)`" })
        guard let token = peek, token.kind == .word || token.kind == .quoted, !isReserved(token) else {
            let range = peek?.range ?? endOfLine
            throw Mistake(
                .missingPart, range, "`\(word)` needs \(wanted) after it",
                help: "for example \(word) \(names[names.count - 1])")
        }
        position += 1
        let name = text(token)
        if let choice = Choice(rawValue: name) { return choice }
        let meant = Self.waySynonyms[name.lowercased()].flatMap { names.contains($0) ? $0 : nil }
        mistakes.append(
            Mistake(
                .unknownWay, token.range, "no \(word == "layers" ? "order of layers" : word) named \(Self.shown(name))",
                help: (meant ?? NearestName.of(name, among: names)).map { "did you mean \(word) \($0)?" }
                    ?? "write \(Self.list(names.map { "\(word) \($0)" }))"))
        return nil
    }

    /// Throws if the statement cannot have this option. `past` and `back` follow the way of the movement before them.
    func refuseWay(_ verb: Verb, _ token: Token) throws(Mistake) {
        let word = text(token)
        if verb == .view, word != "over", word != "ease", word != "clamp" {
            throw Mistake(
                .unexpectedText, token.range, "a `view` has no `\(word)`",
                help: "write `\(word)` in the line of a movement")
        }
        guard verb == .past || verb == .back, word == "path" || word == "layers" || word == "align" else { return }
        throw Mistake(
            .unexpectedText, token.range, "`\(verb.rawValue)` goes along the way of the movement before it",
            help: "write `\(word)` there, in the line of its `to`, `through` or `close`")
    }

    private func isReserved(_ token: Token) -> Bool {
        token.kind == .word && NameRules.reserved.contains(text(token))
    }

    private static func list(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + (words.count > 1 ? " or " : "") + (words.last ?? "")
    }

    /// Other programs' words for paths, paces and orders of layers.
    private static let waySynonyms = [
        "straight": "linear", "lerp": "linear", "line": "linear", "slerp": "spherical", "arc": "spherical",
        "circle": "spherical", "sphere": "spherical", "curve": "spline", "curved": "spline", "smooth": "spline",
        "catmull-rom": "spline", "bezier": "spline", "bend": "bent", "midpoint": "bent", "constant": "even",
        "equal": "even", "uniform": "even",
        "arc-length": "even", "none": "given", "default": "given", "normal": "given", "uneven": "given",
        "first": "in", "lead": "in", "forward": "in", "last": "out", "trail": "out", "backward": "out",
    ]
}

// MARK: Easings: a name, `steps(n)` or `bezier(a, b, c, d)`

extension StatementParser {
    /// Takes an easing; nil where it is wrong, which has been reported.
    mutating func easing(_ verb: Verb) throws(Mistake) -> Easing? {
        guard let token = peek else { throw missing("an easing", verb) }
        guard token.kind == .word || token.kind == .quoted else { throw unexpected(token, verb) }
        position += 1
        let name = text(token)
        switch name {
        case "steps":
            let (values, range) = try arguments(of: token, verb)
            guard values.count == 1, let count = Int(exactly: values[0]), (1...SequenceLimits.jumps).contains(count)
            else { return bad(range, "steps takes one whole number between 1 and \(SequenceLimits.jumps)", "steps(6)") }
            return .steps(count)
        case "bezier":
            let (values, range) = try arguments(of: token, verb)
            let example = "bezier(0.42, 0, 0.58, 1)"
            guard values.count == 4 else {
                return bad(range, "bezier takes four numbers, not \(values.count)", example)
            }
            guard (0...1).contains(values[0]), (0...1).contains(values[2]) else {
                return bad(range, "the first and third number of bezier lie between 0 and 1", example)
            }
            guard abs(values[1]) <= SequenceLimits.coefficient, abs(values[3]) <= SequenceLimits.coefficient else {
                return bad(
                    range, "the numbers of bezier are at most \(SequenceLimits.coefficient.written) in size", example)
            }
            return .bezier(CubicBezier(values[0], values[1], values[2], values[3]))
        default:
            if let easing = Easing.named[name] { return easing }
            mistakes.append(
                Mistake(
                    .unknownEasing, token.range, "no easing named \(Self.shown(name))",
                    help: Self.meantEasing(by: name).map { "did you mean \($0)?" }
                        ?? "linear, steps(n), bezier(a, b, c, d), or in-, out-, inout- with "
                        + Curve.allCases.map(\.rawValue).joined(separator: " ")))
            if let next = peek, next.kind == .symbol("(") { _ = try arguments(of: token, verb) }
            return nil
        }
    }

    private mutating func bad(_ range: Range<Int>, _ message: String, _ example: String) -> Easing? {
        mistakes.append(Mistake(.badEasing, range, message, help: "for example \(example)"))
        return nil
    }

    /// Takes `(number, number ...)`. The range includes the easing's name.
    private mutating func arguments(
        of name: Token, _ verb: Verb
    ) throws(Mistake) -> (values: [Double], range: Range<Int>) {
        let example = text(name) == "steps" ? "steps(6)" : "bezier(0.42, 0, 0.58, 1)"
        guard take("(") else {
            throw Mistake(
                .badEasing, name.range, "`\(text(name))` needs its numbers in parentheses",
                help: "for example \(example)")
        }
        var values: [Double] = []
        while !take(")") {
            if !values.isEmpty, !take(",") { throw badArgument(of: name, verb, example) }
            let sign = take("-") ? -1.0 : 1.0
            guard let token = peek, token.kind == .number else { throw badArgument(of: name, verb, example) }
            guard let number = DecimalNumber(text(token)) else { throw longNumber(token) }
            values.append(sign * number.value)
            position += 1
        }
        return (values, name.range.lowerBound..<tokens[position - 1].range.upperBound)
    }

    private func badArgument(of name: Token, _ verb: Verb, _ example: String) -> Mistake {
        Mistake(
            .badEasing, peek?.range ?? endOfLine,
            peek.map { "\(Self.shown(text($0))) does not belong in the numbers of `\(text(name))`" }
                ?? "the parenthesis of `\(text(name))` is not closed",
            help: "for example \(example)")
    }

    /// The easing probably meant by another program's spelling, or by a typing mistake.
    static func meantEasing(by name: String) -> String? {
        let css = [
            "ease": "bezier(0.25, 0.1, 0.25, 1)", "ease-in": "bezier(0.42, 0, 1, 1)",
            "ease-out": "bezier(0, 0, 0.58, 1)", "ease-in-out": "bezier(0.42, 0, 0.58, 1)", "in": "in-sine",
            "out": "out-sine", "inout": "inout-sine", "in-out": "inout-sine",
            "cubic-bezier": "bezier(0.42, 0, 0.58, 1)",
            "none": "linear", "smooth": "inout-sine", "smoothstep": "inout-quad", "step-end": "steps(1)",
        ]
        if let meant = css[name.lowercased()] { return meant }
        func letters(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "\"" } }
        var plain = letters(name)
        if plain.hasPrefix("ease") { plain.removeFirst(4) }
        let names = Easing.named.keys.sorted()
        if let exact = names.first(where: { letters($0) == plain }) { return exact }
        // `sine-in`, `sine`: the parts in another order, or the direction left out.
        for curve in Curve.allCases where plain.contains(curve.rawValue) {
            let rest = plain.replacing(curve.rawValue, with: "")
            if rest.isEmpty { return "inout-\(curve.rawValue)" }
            if let direction = Curve.Direction(rawValue: rest) { return "\(direction.rawValue)-\(curve.rawValue)" }
        }
        return NearestName.of(plain, among: names) ?? NearestName.of(name, among: names)
    }
}
