// SPDX-License-Identifier: MIT

/// The state that all parts of one check share: the script, the meaning of its names, and the mistakes found so far.
final class CheckContext {
    let script: SequenceScript
    let names: NameBook
    let log: MistakeLog
    private var texts: [StatementID: String] = [:]

    init(_ script: SequenceScript, catalogue: (any WeightsCatalogue)?, log: MistakeLog) {
        self.script = script
        self.log = log
        names = NameBook(script, catalogue: catalogue, log: log)
    }

    /// A statement as written, without its comment; cut after ``SequenceLimits/shownStatement`` characters.
    func text(of id: StatementID) -> String {
        if let text = texts[id] { return text }
        let whole = script.text.text(script[id].range)
        let shown = whole.prefix(SequenceLimits.shownStatement)
        let text = shown.endIndex == whole.endIndex ? whole : shown + "…"
        texts[id] = text
        return text
    }
}

/// Collects mistakes, each once, up to the number that is shown.
final class MistakeLog {
    private var errors: [Mistake] = []
    private var warnings: [Mistake] = []
    private var keys: Set<Key> = []

    private struct Key: Hashable {
        let code: DiagnosticCode
        let id: StatementID
    }

    init(_ mistakes: [Mistake] = []) {
        for mistake in mistakes { report(mistake) }
    }

    var hasErrors: Bool { !errors.isEmpty }

    /// Whether there are more errors than are shown, so that checking can stop.
    var isFull: Bool { errors.count > SequenceLimits.shown }

    /// Whether another warning would not be shown.
    var isFullOfWarnings: Bool { warnings.count >= SequenceLimits.shown }

    func report(_ mistake: Mistake) {
        if mistake.code.severity == .error {
            if !isFull { errors.append(mistake) }
        } else if !isFullOfWarnings {
            warnings.append(mistake)
        }
    }

    /// Reports a kind of mistake at most once for each statement, however many passes of a `repeat` the statement has.
    func report(once code: DiagnosticCode, _ id: StatementID, _ mistake: () -> Mistake) {
        guard keys.insert(Key(code: code, id: id)).inserted else { return }
        report(mistake())
    }

    /// The mistakes to show. If errors were left out, a further error says so.
    var shown: [Mistake] {
        guard isFull else { return errors + warnings }
        let kept = errors.prefix(SequenceLimits.shown)
        let last = kept.max { $0.range.lowerBound < $1.range.lowerBound }
        return kept + warnings + [.tooManyMistakes(after: last?.range ?? 0..<0)]
    }
}
