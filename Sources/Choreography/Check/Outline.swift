// SPDX-License-Identifier: MIT
import Basics

/// A script read once from top to bottom: its settings, and what its names and mixes stand for.
struct Outline {
    private(set) var frameRate: FrameRate?
    private(set) var size: PixelSize?
    private(set) var weightsFolder: String?
    private var targets: [[Mixture?]] = []
    /// The first line of each setting, and of `start`.
    private var lines: [Verb: Int] = [:]
    private var marks: [String: Int] = [:]
    private var firstTimedLine: Int?
    /// Whether a missing `start` needs no report: it has been reported, or an unknown verb may have been meant as
    /// `start`.
    private var lacksStart = false
    private let context: CheckContext

    init(_ context: CheckContext) {
        self.context = context
        let script = context.script
        targets.reserveCapacity(script.statements.count)
        /// The ends of the enclosing `repeat`s, the outermost first.
        var ends: [StatementID?] = []
        for id in script.ids {
            if ends.last == .some(id) { ends.removeLast() }
            checkPlace(script[id], isRepeated: !ends.isEmpty)
            targets.append(resolve(script[id], id))
            if case .loop(_, let end) = script[id].action { ends.append(end) }
        }
    }

    /// The mixtures that a statement moves or cuts to: one, or one for each name of a `through`. Nil stands for a
    /// broken one.
    func targets(of id: StatementID) -> [Mixture?] { targets[id.index] }

    // MARK: Meaning

    private mutating func resolve(_ statement: Statement, _ id: StatementID) -> [Mixture?] {
        let names = context.names
        switch statement.action {
        case .fps(let rate): frameRate = frameRate ?? rate
        case .size(let size): self.size = self.size ?? size
        case .weights(let folder): weightsFolder = weightsFolder ?? folder
        case .use(let name, let file): names.define(name, asFile: file, id)
        case .define(let name, let mix): names.define(name, as: names.mixture(of: mix, id), id)
        case .start(let mix), .to(let mix, _), .cut(let mix): return [names.mixture(of: mix, id)]
        case .through(let stations, _): return stations.map { names.mixture(of: $0, id) }
        case .mark(let name):
            if let earlier = marks[name.name] {
                context.log.report(
                    Mistake(
                        .duplicateName, name.range, "\"\(name.name)\" is already marked on line \(earlier)",
                        help: "give one of them another name"))
            }
            marks[name.name] = marks[name.name] ?? statement.line
        case .broken(let defined, let references):
            for reference in references { _ = names.mixture(of: reference, id) }
            if let defined { names.defineBroken(defined, id) }
        case .ease, .path, .pace, .hold, .past, .back, .close, .view, .loop, .end: break
        }
        return []
    }

    // MARK: Order

    private mutating func checkPlace(_ statement: Statement, isRepeated: Bool) {
        guard let verb = statement.verb else {
            // It may have been meant as `start`.
            lacksStart = true
            return
        }
        let (log, range) = (context.log, statement.verbRange)
        if isRepeated, verb.isSetting || verb == .start || verb == .let || verb == .use {
            log.report(
                Mistake(
                    .notInRepeat, range, "`\(verb.rawValue)` cannot be repeated", help: "move it above the `repeat`"))
        } else if verb.isSetting {
            if let earlier = lines[verb] {
                log.report(
                    Mistake(
                        .duplicateSetting, range, "`\(verb.rawValue)` is already set on line \(earlier)",
                        help: "delete one of them"))
            } else if let timed = firstTimedLine {
                log.report(
                    Mistake(
                        .lateSetting, range, "`\(verb.rawValue)` comes after the first frames, on line \(timed)",
                        help: "settings of the whole film stand above them"))
            }
        } else if verb == .start, let earlier = lines[.start] {
            log.report(
                Mistake(
                    .duplicateStart, range, "the film already starts on line \(earlier)",
                    help: "use `cut` to show something else at once"))
        }
        if verb.isTimed || verb == .cut { requireStart(statement) }
        if verb.isTimed { firstTimedLine = firstTimedLine ?? statement.line }
        lines[verb] = lines[verb] ?? statement.line
    }

    private mutating func requireStart(_ statement: Statement) {
        guard lines[.start] == nil, !lacksStart else { return }
        lacksStart = true
        let later = context.script.statements.first { $0.verb == .start }?.line
        context.log.report(
            Mistake(
                .missingStart, statement.verbRange,
                "`\(statement.verb?.rawValue ?? "")` comes before the film has started",
                help: later.map { "move `start` up from line \($0)" }
                    ?? "write `start NAME` above"))
    }
}
