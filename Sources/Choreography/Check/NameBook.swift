// SPDX-License-Identifier: MIT
import Basics

/// The meaning of every name in a sequence, built up line by line.
final class NameBook {
    /// The meaning of a defined name.
    private enum Meaning {
        case weights(file: String)
        case mix(Mixture)
    }

    private struct Definition {
        /// The meaning; nil where the definition is broken, which has been reported.
        let meaning: Meaning?
        let id: StatementID
    }

    let script: SequenceScript
    let catalogue: (any WeightsCatalogue)?
    let log: MistakeLog
    /// The catalogue's names, each by itself: looking up canonically equal text finds the spelling on disk.
    private let spellings: [String: String]
    private var defined: [String: Definition] = [:]
    /// By name: the statement that first used it for the weight file of that name.
    private var taken: [String: StatementID] = [:]
    /// By name: the line that defines it, to explain uses above that line.
    private let lines: [String: Int]
    /// By name: the weight file that it stands for, without `.safetensors`.
    private(set) var files: [String: String] = [:]
    /// By weight file: the catalogue's entry; nil where the file could not be read.
    private var entries: [String: WeightsEntry?] = [:]
    /// By name of derived weights: the names they come from.
    private var sources: [String: [String]] = [:]
    /// By the two weight files of a walk: the name of its bend, or the error that says why there is none.
    private var bends: [Set<String>: Result<String, any Error>] = [:]
    /// Number of comparisons so far with names that might have been meant by unknown ones.
    private var comparedNames = 0
    /// Pairs of lineages already warned about.
    var warned: Set<Set<String>> = []

    init(_ script: SequenceScript, catalogue: (any WeightsCatalogue)?, log: MistakeLog) {
        self.script = script
        self.catalogue = catalogue
        self.log = log
        // Of two files whose names differ only in how accents are composed, always the same one is found.
        spellings = Dictionary((catalogue?.names ?? []).map { ($0, $0) }) { one, other in
            one.utf8.lexicographicallyPrecedes(other.utf8) ? one : other
        }
        var lines: [String: Int] = [:]
        for statement in script.statements {
            switch statement.action {
            case .use(let name, _), .define(let name, _): lines[name.name] = lines[name.name] ?? statement.line
            case .broken(let name?, _): lines[name] = lines[name] ?? statement.line
            default: break
            }
        }
        self.lines = lines
    }

    /// The catalogue's entry of the weight file behind `name`; nil without a catalogue.
    func entry(of name: String) -> WeightsEntry? {
        files[name].flatMap { entries[$0] ?? nil }
    }
}

// MARK: Definitions

extension NameBook {
    /// Defines a name by `let NAME = MIX`; `mixture` is nil for a broken mix.
    func define(_ name: NameReference, as mixture: Mixture?, _ id: StatementID) {
        define(name, meaning: mixture.map { .mix($0) }, id)
    }

    /// Defines a name by `use NAME = "file"`.
    func define(_ name: NameReference, asFile file: NameReference, _ id: StatementID) {
        define(name, meaning: find(file).map { .weights(file: $0) }, id)
    }

    /// Notes a name whose definition could not be read, so that its uses are not reported as well.
    func defineBroken(_ name: String, _ id: StatementID) {
        if defined[name] == nil { defined[name] = Definition(meaning: nil, id: id) }
    }

    private func define(_ reference: NameReference, meaning: Meaning?, _ id: StatementID) {
        let name = reference.name
        if let earlier = defined[name]?.id {
            log.report(
                Mistake(
                    .duplicateName, reference.range,
                    "\"\(name)\" is already defined on line \(script[earlier].line)",
                    help: "give one of them another name"))
            return
        }
        if let earlier = taken[name] {
            log.report(
                Mistake(
                    .duplicateName, reference.range,
                    "\"\(name)\" already stands for a weight file on line \(script[earlier].line)",
                    help: "give this one another name"))
            return
        }
        defined[name] = Definition(meaning: meaning, id: id)
        if case .weights(let file)? = meaning { files[name] = file }
    }
}

// MARK: Uses

extension NameBook {
    /// The mixture a name stands for; nil where that is unknown, which has been reported.
    func mixture(of reference: NameReference, _ id: StatementID) -> Mixture? {
        let name = reference.name
        if let definition = defined[name] {
            switch definition.meaning {
            case .weights: return Mixture(name)
            case .mix(let mixture): return mixture
            case nil: return nil
            }
        }
        guard let file = find(reference) else { return nil }
        files[name] = file
        if taken[name] == nil { taken[name] = id }
        return Mixture(name)
    }

    /// The weight file of that name, spelled as on disk; nil where it is missing or broken, which has been reported.
    private func find(_ reference: NameReference) -> String? {
        let name = reference.name
        guard NameRules.objection(to: name) == nil else { return nil }
        guard let catalogue else { return name }
        guard let file = spellings[name] else {
            if !log.isFull { log.report(unknown(reference, in: catalogue)) }
            return nil
        }
        if entries[file] == nil {
            do {
                entries[file] = .some(try catalogue.entry(named: file))
            } catch {
                entries[file] = .some(nil)
                log.report(
                    Mistake(
                        .unreadableWeights, reference.range, "the weights of \"\(file)\" cannot be read: \(error)",
                        help: "learn it again: inbetween learn img/\(file).png"))
            }
        }
        return entries[file] == .some(nil) ? nil : file
    }

    private func unknown(_ reference: NameReference, in catalogue: any WeightsCatalogue) -> Mistake {
        let name = reference.name
        let help: String
        if let line = lines[name] {
            help = "it is defined below, on line \(line); move that line up"
        } else {
            comparedNames += defined.count + spellings.count
            let near =
                comparedNames <= SequenceLimits.comparedNames
                ? NearestName.of(name, among: [Array(defined.keys), Array(spellings.keys)].joined()) : nil
            let make =
                switch WeightsName(name) {
                case .picture: "learn it: inbetween learn img/\(name).png"
                case .snapshot(let subject, _): "learn it: inbetween learn img/\(subject).png --snapshots log"
                case .bend(let one, let other): "teach it: inbetween bend \(arguments([one, other]))"
                }
            help = near.map { "did you mean \"\($0)\"? (or \(make))" } ?? make
        }
        return Mistake(
            .unknownName, reference.range, "no weight file for \"\(name)\" in \(catalogue.folder)/", help: help)
    }
}

// MARK: Names that a film makes

extension NameBook {
    /// Notes the names that derived weights come from.
    func adopt(_ derivation: Derivation) {
        var seen: Set<String> = []
        sources[derivation.name] = derivation.origin.parts.flatMap(\.terms).flatMap { roots(of: $0.name) }
            .filter { seen.insert($0).inserted }
    }

    /// The names that `name` comes from: itself, unless it is derived.
    func roots(of name: String) -> [String] { sources[name] ?? [name] }

    /// The name, in mixtures, of the bend between two weight files.
    ///
    /// - Throws: the catalogue's error where there is no such bend.
    func bend(betweenFiles one: String, _ other: String) throws -> String {
        if let known = bends[[one, other]] { return try known.get() }
        let found = Result { () throws -> String in
            let file = try catalogue?.bend(between: one, other) ?? WeightsName.bend(between: one, other).description
            let entry = try catalogue?.entry(named: file)
            let name = MixedName.bend(WeightsName(file)).description
            files[name] = file
            if let entry { entries[file] = entry }
            return name
        }
        bends[[one, other]] = found
        return try found.get()
    }
}
