// SPDX-License-Identifier: MIT

/// Durations, and what else follows a target.
extension StatementParser {
    /// Takes `over DURATION` and what else a movement may say, in any order.
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

    /// Takes a number and its unit; what is wrong with it is reported and leaves the time nil.
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
