// SPDX-License-Identifier: MIT

/// A sequence as written: its statements with their places in the text, not yet checked for meaning.
///
/// Reading never fails. Mistakes are kept, and ``check(against:frameRate:)`` reports them together with those of
/// meaning. Between the two a caller can learn the ``weightsFolder`` to look names up in.
public struct SequenceScript: Sendable {
    public let statements: [Statement]
    /// The mistakes that reading alone found.
    let mistakes: [Mistake]
    let text: SourceText

    /// Reads `source`, the text of a `.seq` file.
    public init(_ source: String) {
        if source.utf8.count > SequenceLimits.sourceBytes {
            statements = []
            mistakes = [.fileTooLarge(bytes: source.utf8.count)]
            text = SourceText("")
            return
        }
        text = SourceText(source)
        var parser = ScriptParser(text)
        parser.run()
        statements = parser.statements
        mistakes = parser.mistakes
    }

    /// All statements in order.
    var ids: some Collection<StatementID> { statements.indices.lazy.map { StatementID(index: $0) } }

    subscript(_ id: StatementID) -> Statement { statements[id.index] }

    /// The folder of the first `weights` statement, a relative path without `..`; nil where there is none.
    public var weightsFolder: String? {
        for case .weights(let folder) in statements.lazy.map(\.action) { return folder }
        return nil
    }
}

/// Reads a text line by line. A mistake costs no more than its own line.
struct ScriptParser {
    let source: SourceText
    private(set) var statements: [Statement] = []
    private(set) var mistakes: [Mistake] = []
    /// Indices of the `repeat` statements not yet ended.
    private var open: [Int] = []

    init(_ source: SourceText) {
        self.source = source
    }

    mutating func run() {
        for (index, line) in source.lines.enumerated() {
            if mistakes.count > SequenceLimits.shown { break }
            let (tokens, mistake) = Lexer.tokens(of: line, in: source)
            if let mistake { mistakes.append(mistake) }
            guard let first = tokens.first else { continue }
            if statements.count == SequenceLimits.statements {
                mistakes.append(.tooManyStatements(line))
                break
            }
            read(tokens, first, line: index + 1, isCut: mistake != nil)
        }
        for index in open {
            mistakes.append(
                Mistake(
                    .missingEnd, statements[index].verbRange, "this `repeat` has no `end`",
                    help: "write `end` on a line after what repeats"))
        }
    }

    /// - Parameter isCut: whether the lexer gave up on the line, which has been reported.
    private mutating func read(_ tokens: [Token], _ first: Token, line: Int, isCut: Bool) {
        let word = first.kind == .word ? source.text(first.range) : ""
        let verb = Verb(rawValue: word)
        var parser = StatementParser(tokens: tokens, source: source)
        var action: Statement.Action?
        if isCut {
            // Other mistakes of the line would only follow from the one reported.
        } else if let verb {
            do throws(Mistake) {
                action = try parser.action(of: verb)
            } catch {
                parser.mistakes.append(error)
            }
            mistakes += parser.mistakes
        } else {
            mistakes.append(unknownVerb(first))
        }
        // For the lines that follow, a misspelt `repeat` or `let` counts as correct.
        let meant = verb ?? (first.kind == .word ? Self.verb(meantBy: word) : nil)
        statements.append(
            Statement(
                verb: verb, action: action ?? parser.broken(meant),
                range: first.range.lowerBound..<(tokens.last ?? first).range.upperBound,
                verbRange: first.range, line: line))
        match(meant, first.range)
    }

    /// Pairs `repeat` and `end`, also where the rest of the line is broken.
    private mutating func match(_ verb: Verb?, _ range: Range<Int>) {
        let index = statements.count - 1
        if verb == .repeat {
            if case .loop = statements[index].action {} else { statements[index].action = .loop(times: 1, end: nil) }
            open.append(index)
            if open.count == SequenceLimits.nesting + 1 {
                mistakes.append(
                    Mistake(
                        .badRepeat, range, "`repeat` is nested more than \(SequenceLimits.nesting) deep",
                        help: "one `repeat` of more passes does the same"))
            }
        } else if verb == .end {
            guard let start = open.popLast() else {
                mistakes.append(
                    Mistake(
                        .strayEnd, range, "this `end` has no `repeat`", help: "delete it, or write `repeat 2` above"))
                return
            }
            setEnd(of: start, to: index)
            if index == start + 1 {
                mistakes.append(
                    Mistake(
                        .emptyRepeat, statements[start].verbRange, "nothing stands between this `repeat` and its `end`",
                        help: "delete both"))
            }
        }
    }

    private mutating func setEnd(of index: Int, to end: Int) {
        guard case .loop(let times, _) = statements[index].action else { return }
        statements[index].action = .loop(times: times, end: StatementID(index: end))
    }

    private static func verb(meantBy word: String) -> Verb? {
        let meant = Verb.synonyms[word.lowercased()] ?? NearestName.of(word, among: Verb.allCases.map(\.rawValue))
        return meant.flatMap { Verb(rawValue: $0) }
    }

    private func unknownVerb(_ token: Token) -> Mistake {
        let text = source.text(token.range)
        guard token.kind == .word else {
            if case .symbol(let scalar) = token.kind, !scalar.isASCII {
                return .unexpectedCharacter(scalar, at: token.range)
            }
            return Mistake(
                .unknownVerb, token.range, "a statement begins with a verb, not with \(StatementParser.shown(text))",
                help: "for example `to moon over 2s`")
        }
        if ["include", "import", "source", "load"].contains(text.lowercased()) {
            return Mistake(
                .unknownVerb, token.range, "no verb named \"\(text)\"",
                help: "there are no includes; weights are found by name")
        }
        if NameRules.reserved.contains(text) {
            return Mistake(
                .unknownVerb, token.range, "`\(text)` stands at the end of a movement, not at its beginning",
                help: "for example \(text == "over" ? "`to moon over 2s`" : Self.example(of: text))")
        }
        let verbs = Verb.allCases.map(\.rawValue).joined(separator: " ")
        return Mistake(
            .unknownVerb, token.range, "no verb named \(StatementParser.shown(text))",
            help: Self.verb(meantBy: text).map { "did you mean `\($0.rawValue)`?" } ?? "the verbs are: \(verbs)")
    }

    private static func example(of option: String) -> String {
        switch option {
        case "clamp": "`to moon over 2s ease out-back clamp`"
        case "layers": "`to moon over 2s layers in`"
        case "normalize": "`to sun + moon normalize over 2s`"
        default: "`to moon over 2s \(option)`"
        }
    }
}
