// SPDX-License-Identifier: MIT

/// From written mixes to mixtures.
extension NameBook {
    /// The mixture a mix stands for; nil where something in it is wrong, all of which has been reported.
    mutating func mixture(
        of mix: WrittenMix, line: Int, statement: Int, log: inout MistakeLog
    ) -> Mixture? {
        var parts: [(coefficient: Double, mixture: Mixture)] = []
        var isWhole = true
        for term in mix.terms {
            guard let mixture = mixture(of: term.reference, line: line, log: &log) else {
                isWhole = false
                continue
            }
            if let first = parts.first?.mixture,
                !checkKinship(first, mixture, at: term.reference.range, statement: statement, log: &log)
            {
                isWhole = false
                continue
            }
            parts.append((term.coefficient, mixture))
        }
        guard let scale = scale(of: mix, log: &log), isWhole else { return nil }
        let mixture = sum(of: parts, scale: scale, range: mix.range, log: &log)
        // A name alone is warned of where it was defined.
        if let mixture, mix.terms.count > 1 { log.warn(ofSpread: mixture, at: mix.range, statement: statement) }
        return mixture
    }

    /// What to multiply the coefficients by so that they sum to 1.
    private func scale(of mix: WrittenMix, log: inout MistakeLog) -> Double? {
        let sum = mix.terms.reduce(0) { $0 + $1.coefficient }
        if mix.isNormalized {
            if abs(sum) >= 1e-6 { return 1 / sum }
            log.report(
                Mistake(
                    .mixSum, mix.range, "coefficients of this mix sum to \(sum.rounded6) and cannot be normalized",
                    help: "they must sum to something that can be scaled to 1"))
            return nil
        }
        if abs(sum - 1) <= 1e-9 { return 1 }
        let gap = abs(1 - sum).rounded6
        let help = sum < 1 ? "\(gap) is missing" : "\(gap) is too much"
        log.report(
            Mistake(
                .mixSum, mix.range, "coefficients of this mix sum to \(sum.rounded6), not 1",
                help: "\(help); or write `normalize` after the mix"))
        return nil
    }

    private func sum(
        of parts: [(coefficient: Double, mixture: Mixture)], scale: Double, range: Range<Int>, log: inout MistakeLog
    ) -> Mixture? {
        if parts.count == 1, parts[0].coefficient * scale == 1 { return parts[0].mixture }
        var coefficients: [String: Double] = [:]
        for part in parts {
            for term in part.mixture.terms {
                coefficients[term.name, default: 0] += part.coefficient * scale * term.coefficient
            }
        }
        if coefficients.count > SequenceLimits.terms {
            log.report(
                Mistake(
                    .mixTooLarge, range,
                    "this mix has \(coefficients.count) names once every `let` is written out; "
                        + "at most \(SequenceLimits.terms) are mixed",
                    help: "leave out the smallest"))
            return nil
        }
        guard let mixture = Mixture.balanced(coefficients), mixture.reach <= SequenceLimits.coefficient else {
            log.report(.mixTooFar(range))
            return nil
        }
        return mixture
    }
}

extension Mistake {
    static func mixTooFar(_ range: Range<Int>) -> Mistake {
        Mistake(
            .mixTooFar, range,
            "a coefficient here is larger than \(SequenceLimits.coefficient.written): nothing can be drawn so far out",
            help: "stay closer to the pictures")
    }
}
