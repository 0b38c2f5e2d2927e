// SPDX-License-Identifier: MIT

/// Mixes: `0.5 sun + 0.8 moon - 0.3 crow [normalize]`.
extension StatementParser {
    mutating func mix(_ verb: Verb) throws(Mistake) -> WrittenMix {
        guard let first = peek else { throw missing("a mix", verb) }
        var terms: [WrittenMix.Term] = []
        var sign = take("-") ? -1.0 : 1.0
        if sign > 0 { _ = take("+") }
        while true {
            let coefficient = try coefficient(verb)
            let reference = try weightName(verb, wanted: terms.isEmpty ? "a mix" : "another name")
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

    /// Says what is wrong when a mix is followed by something that cannot follow one.
    private mutating func checkEnd(_ verb: Verb, after term: WrittenMix.Term) throws(Mistake) {
        guard let token = peek else { return }
        let last = term.reference
        // Of `sun.png` or `sun-0.3` only a part was taken for a name: not a name worth looking up.
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
