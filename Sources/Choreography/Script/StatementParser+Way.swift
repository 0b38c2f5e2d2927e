// SPDX-License-Identifier: MIT

/// Ways of walking: `path`, `pace`, `layers`, `align` and `clamp`.
extension StatementParser {
    /// What a movement says of its way.
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

    /// Takes the word that says which `path`, `pace` or `layers`; nil where a mistake in it was reported.
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

    /// `past` and `back` have no way of their own: they go on along that of the movement before.
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

    /// What other programs call these things.
    private static let waySynonyms = [
        "straight": "linear", "lerp": "linear", "line": "linear", "slerp": "spherical", "arc": "spherical",
        "circle": "spherical", "sphere": "spherical", "curve": "spline", "curved": "spline", "smooth": "spline",
        "catmull-rom": "spline", "bezier": "spline", "bend": "bent", "midpoint": "bent", "constant": "even",
        "equal": "even", "uniform": "even",
        "arc-length": "even", "none": "given", "default": "given", "normal": "given", "uneven": "given",
        "first": "in", "lead": "in", "forward": "in", "last": "out", "trail": "out", "backward": "out",
    ]
}
