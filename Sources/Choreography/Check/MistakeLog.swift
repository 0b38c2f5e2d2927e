// SPDX-License-Identifier: MIT

/// Collects mistakes, each once, as many as are shown.
struct MistakeLog {
    private var errors: [Mistake] = []
    private var warnings: [Mistake] = []
    private var keys: Set<Key> = []

    private struct Key: Hashable {
        let code: DiagnosticCode
        let statement: Int
    }

    init(_ mistakes: [Mistake]) {
        for mistake in mistakes { report(mistake) }
    }

    var hasErrors: Bool { !errors.isEmpty }

    /// Whether so much is wrong already that nothing more is worth working out.
    var isFull: Bool { errors.count > SequenceLimits.shown }

    /// Whether another warning would not be shown.
    var isFullOfWarnings: Bool { warnings.count >= SequenceLimits.shown }

    mutating func report(_ mistake: Mistake) {
        if mistake.code.severity == .error {
            if !isFull { errors.append(mistake) }
        } else if !isFullOfWarnings {
            warnings.append(mistake)
        }
    }

    /// Reports what a statement does wrong, however many passes it does it in.
    mutating func report(once code: DiagnosticCode, statement: Int, _ mistake: () -> Mistake) {
        guard keys.insert(Key(code: code, statement: statement)).inserted else { return }
        report(mistake())
    }

    /// Everything to show; where errors were left out, that is said behind the last one kept.
    var shown: [Mistake] {
        guard isFull else { return errors + warnings }
        let kept = errors.prefix(SequenceLimits.shown)
        let last = kept.max { $0.range.lowerBound < $1.range.lowerBound }
        return kept + warnings + [.tooManyMistakes(after: last?.range ?? 0..<0)]
    }
}
