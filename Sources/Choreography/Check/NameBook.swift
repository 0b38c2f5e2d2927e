// SPDX-License-Identifier: MIT

/// What every name of a sequence stands for, line by line.
struct NameBook {
    /// What a defined name stands for; nil where its definition is broken, which has been reported.
    private enum Meaning {
        case weights(file: String)
        case mix(Mixture)
    }

    let catalogue: (any WeightsCatalogue)?
    /// The catalogue's names by themselves: text that is canonically equal finds the spelling on disk.
    private let spellings: [String: String]
    private var defined: [String: (meaning: Meaning?, line: Int)] = [:]
    /// Where a name was first taken for a weight file of that name.
    private var taken: [String: Int] = [:]
    /// Lines of definitions, to explain names that are used above them.
    private let definitions: [String: Int]
    /// The weight file, without extension, of every name that stands for one.
    private(set) var files: [String: String] = [:]
    /// By file; nil where it could not be read.
    private var entries: [String: WeightsEntry?] = [:]
    /// The names derived weights come from.
    private var sources: [String: [String]] = [:]
    /// By both weight files: the name of what bends the walk between them, or why there is nothing.
    private var bends: [Set<String>: Result<String, any Error>] = [:]
    /// Names that unknown ones have been compared with.
    private var comparedNames = 0
    /// Pairs of lineages already warned about.
    var warned: Set<Set<String>> = []

    init(_ script: SequenceScript, catalogue: (any WeightsCatalogue)?) {
        self.catalogue = catalogue
        // Of two files whose names differ only in how accents are composed, always the same one is found.
        spellings = Dictionary((catalogue?.names ?? []).map { ($0, $0) }) { one, other in
            one.utf8.lexicographicallyPrecedes(other.utf8) ? one : other
        }
        var definitions: [String: Int] = [:]
        for statement in script.statements {
            switch statement.action {
            case .use(let name, _), .define(let name, _):
                definitions[name.name] = definitions[name.name] ?? statement.line
            case .broken(let name?, _): definitions[name] = definitions[name] ?? statement.line
            default: break
            }
        }
        self.definitions = definitions
    }

    /// What the weight file behind `name` says of itself; nil without a catalogue.
    func entry(of name: String) -> WeightsEntry? {
        files[name].flatMap { entries[$0] ?? nil }
    }
}

// MARK: Derived names

extension NameBook {
    /// Makes known what derived weights come from.
    mutating func adopt(_ derivation: Derivation) {
        var seen: Set<String> = []
        sources[derivation.name] = derivation.origin.parts.flatMap(\.terms).flatMap { roots(of: $0.name) }
            .filter { seen.insert($0).inserted }
    }

    /// The names that `name` comes from: itself, unless it is derived.
    func roots(of name: String) -> [String] { sources[name] ?? [name] }
}

// MARK: Bends

extension NameBook {
    /// What bends the walk between two weight files, under a name that is nobody's.
    ///
    /// - Throws: what the catalogue throws where there is no such bend.
    mutating func bend(betweenFiles one: String, _ other: String) throws -> String {
        if let known = bends[[one, other]] { return try known.get() }
        let found = Result { () throws -> String in
            let file = try catalogue?.bend(between: one, other) ?? [one, other].sorted().joined(separator: "~")
            let entry = try catalogue?.entry(named: file)
            let name = "\(file)/bend"
            files[name] = file
            if let entry { entries[file] = entry }
            return name
        }
        bends[[one, other]] = found
        return try found.get()
    }
}

// MARK: Definitions

extension NameBook {
    /// `let NAME = MIX`; nil for a mix that is broken.
    mutating func define(_ name: NameReference, as mixture: Mixture?, line: Int, log: inout MistakeLog) {
        define(name.name, at: name.range, meaning: mixture.map { .mix($0) }, line: line, log: &log)
    }

    /// `use NAME = "file"`.
    mutating func define(
        _ name: NameReference, asFile file: NameReference, line: Int, log: inout MistakeLog
    ) {
        let found = find(file.name, at: file.range, log: &log)
        define(name.name, at: name.range, meaning: found.map { .weights(file: $0) }, line: line, log: &log)
    }

    /// A definition that could not be read, so that uses of its name are not reported as well.
    mutating func defineBroken(_ name: String, line: Int) {
        if defined[name] == nil { defined[name] = (nil, line) }
    }

    private mutating func define(
        _ name: String, at range: Range<Int>, meaning: Meaning?, line: Int, log: inout MistakeLog
    ) {
        if let earlier = defined[name]?.line {
            log.report(
                Mistake(
                    .duplicateName, range, "\"\(name)\" is already defined on line \(earlier)",
                    help: "give one of them another name"))
            return
        }
        if let earlier = taken[name] {
            log.report(
                Mistake(
                    .duplicateName, range, "\"\(name)\" already stands for a weight file on line \(earlier)",
                    help: "give this one another name"))
            return
        }
        defined[name] = (meaning, line)
        if case .weights(let file)? = meaning { files[name] = file }
    }
}

// MARK: Uses

extension NameBook {
    /// The mixture a name stands for; nil where that is unknown, which has been reported.
    mutating func mixture(of reference: NameReference, line: Int, log: inout MistakeLog) -> Mixture? {
        let name = reference.name
        if let definition = defined[name] {
            switch definition.meaning {
            case .weights: return Mixture(name)
            case .mix(let mixture): return mixture
            case nil: return nil
            }
        }
        guard let file = find(name, at: reference.range, log: &log) else { return nil }
        files[name] = file
        if taken[name] == nil { taken[name] = line }
        return Mixture(name)
    }

    /// The spelling on disk of the weight file `name`.
    private mutating func find(_ name: String, at range: Range<Int>, log: inout MistakeLog) -> String? {
        guard NameRules.objection(to: name) == nil else { return nil }
        guard let catalogue else { return name }
        guard let file = spellings[name] else {
            if !log.isFull { log.report(unknown(name, at: range, in: catalogue)) }
            return nil
        }
        if entries[file] == nil {
            do {
                entries[file] = .some(try catalogue.entry(named: file))
            } catch {
                entries[file] = .some(nil)
                log.report(
                    Mistake(
                        .unreadableWeights, range, "the weights of \"\(file)\" cannot be read: \(error)",
                        help: "learn it again: inbetween learn img/\(file).png"))
            }
        }
        // Files that cannot be read stand for nothing known, as missing ones do.
        return entries[file] == .some(nil) ? nil : file
    }

    private mutating func unknown(_ name: String, at range: Range<Int>, in catalogue: any WeightsCatalogue) -> Mistake {
        let help: String
        if let line = definitions[name] {
            help = "it is defined below, on line \(line); move that line up"
        } else {
            comparedNames += defined.count + spellings.count
            let near =
                comparedNames <= SequenceLimits.comparedNames
                ? NearestName.of(name, among: [Array(defined.keys), Array(spellings.keys)].joined()) : nil
            // `sun@120` is what `sun` was after 120 steps.
            let at = name.lastIndex(of: "@") ?? name.endIndex
            let isSnapshot = at > name.startIndex && Int(name[at...].dropFirst()) != nil
            let learn =
                "inbetween learn img/\(isSnapshot ? name[..<at] : name[...]).png"
                + (isSnapshot ? " --snapshots log" : "")
            help = near.map { "did you mean \"\($0)\"? (or learn it: \(learn))" } ?? "learn it: \(learn)"
        }
        return Mistake(
            .unknownName, range, "no weight file for \"\(name)\" in \(catalogue.folder)/", help: help)
    }
}
