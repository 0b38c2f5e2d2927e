// SPDX-License-Identifier: MIT

/// Names, files and folders.
extension StatementParser {
    /// Takes a name: a word that is not reserved, or anything in quotes.
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

    /// Takes the name of a weight file or a mix; one that breaks the rules is reported and still returned.
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
