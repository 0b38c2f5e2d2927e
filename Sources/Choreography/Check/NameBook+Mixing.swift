// SPDX-License-Identifier: MIT

// MARK: From written mixes to mixtures

extension NameBook {
    /// The mixture that a mix stands for; nil if the mix has mistakes, which have been reported.
    func mixture(of mix: WrittenMix, _ id: StatementID) -> Mixture? {
        var parts: [(coefficient: Double, mixture: Mixture)] = []
        var isWhole = true
        for term in mix.terms {
            guard let mixture = mixture(of: term.reference, id) else {
                isWhole = false
                continue
            }
            if let first = parts.first?.mixture, !checkKinship(first, mixture, at: term.reference.range, id) {
                isWhole = false
                continue
            }
            parts.append((term.coefficient, mixture))
        }
        guard let scale = scale(of: mix), isWhole else { return nil }
        let mixture = sum(of: parts, scale: scale, range: mix.range)
        // The mix behind a single name has been warned about where it was defined.
        if let mixture, mix.terms.count > 1 { warn(ofSpread: mixture, at: mix.range, id) }
        return mixture
    }

    /// The factor that makes the coefficients sum to 1; nil where there is none, which is reported.
    private func scale(of mix: WrittenMix) -> Double? {
        let sum = mix.terms.reduce(0) { $0 + $1.coefficient }
        if mix.isNormalized {
            if abs(sum) >= 1e-6 { return 1 / sum }
            log.report(
                Mistake(
                    .mixSum, mix.range, "coefficients of this mix sum to \(sum.rounded6) and cannot be normalized",
                    help: "change a coefficient, so that the sum is not 0"))
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
        of parts: [(coefficient: Double, mixture: Mixture)], scale: Double, range: Range<Int>
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
        guard let mixture = Mixture.balanced(coefficients), mixture.largestCoefficient <= SequenceLimits.coefficient
        else {
            log.report(.mixTooFar(range))
            return nil
        }
        return mixture
    }

    /// Warns of a mixture so far outside its pictures that shapes break up.
    func warn(ofSpread mixture: Mixture, at range: Range<Int>, _ id: StatementID) {
        guard mixture.spread > SequenceLimits.spread + 1e-9 else { return }
        log.report(once: .farOutside, id) {
            Mistake(
                .farOutside, range,
                "the coefficients of this mixture add up to \(mixture.spread.rounded6) without their signs: "
                    + "that far outside the learned pictures shapes break up",
                help: "stay below \(SequenceLimits.spread.written): smaller coefficients, or a shorter `past`; "
                    + "networks that rehearsed go further")
        }
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

// MARK: Kinship

extension NameBook {
    /// Whether `a` and `b` can be mixed; if not, that is reported at `range`.
    ///
    /// Two lineages that have nothing in common are warned about once, unless the units are aligned. The first names
    /// stand for their mixtures, because all names of one mixture are of one family.
    func checkKinship(
        _ a: Mixture, _ b: Mixture, at range: Range<Int>, _ id: StatementID, isAligned: Bool = false
    ) -> Bool {
        if let first = a.terms.first.flatMap({ roots(of: $0.name).first }),
            let second = b.terms.first.flatMap({ roots(of: $0.name).first }),
            let one = entry(of: first), let other = entry(of: second), one.family != other.family
        {
            log.report(once: .shapeMismatch, id) {
                Mistake(
                    .shapeMismatch, range,
                    "\"\(second)\" (\(other.shape)) and \"\(first)\" (\(one.shape)) have different shapes "
                        + "and cannot be mixed",
                    help: "learn both with the same recipe, or `cut` from one to the other")
            }
            return false
        }
        if !isAligned { warnOfStrangers(a, b, at: range) }
        return true
    }

    private func warnOfStrangers(_ a: Mixture, _ b: Mixture, at range: Range<Int>) {
        let (ours, theirs) = (lineages(of: a), lineages(of: b))
        for one in ours {
            for other in theirs where other.lineage != one.lineage {
                guard !log.isFullOfWarnings else { return }
                guard warned.insert([one.lineage, other.lineage]).inserted else { continue }
                log.report(
                    Mistake(
                        .strangers, range,
                        "\"\(one.name)\" and \"\(other.name)\" are strangers: "
                            + "between them the picture dissolves or turns to fog",
                        help: "learn both with one shared start: inbetween learn --start shared; "
                            + "or walk there with `align`"))
            }
        }
    }

    /// The lineages that a mixture is made of, each with the first name of this lineage.
    private func lineages(of mixture: Mixture) -> [(name: String, lineage: String)] {
        var seen: Set<String> = []
        return mixture.terms.flatMap { roots(of: $0.name) }.compactMap { name in
            guard let lineage = entry(of: name)?.lineage, seen.insert(lineage).inserted else { return nil }
            return (name, lineage)
        }
    }
}

// MARK: Bends

extension NameBook {
    /// The bend of the walk between two pictures; nil where there is none, which is reported at `range`.
    func bend(between from: Mixture, _ to: Mixture, at range: Range<Int>, _ id: StatementID) -> Mixture? {
        guard let one = file(of: from), let other = file(of: to) else {
            log.report(once: .noBend, id) {
                let isOrigin = file(of: from) == nil
                let isMade = (isOrigin ? from : to).terms.contains { !MixedName($0.name).isWritten }
                return Mistake(
                    .noBend, range,
                    "a bent way leads from one picture to another; here it \(isOrigin ? "sets out from" : "leads to") "
                        + (isMade ? "weights that the film makes" : "a mix"),
                    help: isMade ? "leave `align` out, or write `path linear`" : "write `path linear` or `path spline`")
            }
            return nil
        }
        do {
            return Mixture(try bend(betweenFiles: one, other))
        } catch {
            log.report(once: .noBend, id) {
                Mistake(.noBend, range, "\(error)", help: "teach it: inbetween bend \(arguments([one, other]))")
            }
            return nil
        }
    }

    /// Whether two mixtures are the same picture, by whatever names.
    func isOnePicture(_ from: Mixture, _ to: Mixture) -> Bool {
        from == to || file(of: from).map { $0 == file(of: to) } ?? false
    }

    /// Names as a person would type them after a command, with the weights folder where it is not the usual one.
    func arguments(_ names: [String]) -> String {
        let folder = catalogue?.folder ?? "weights"
        return (names + (folder == "weights" ? [] : ["--weights", folder]))
            .map { $0.contains { " \"'$&;()".contains($0) } ? "'\($0)'" : $0 }.joined(separator: " ")
    }

    /// The weight file behind a mixture that is one picture.
    private func file(of mixture: Mixture) -> String? {
        guard mixture.terms.count == 1, mixture.terms[0].coefficient == 1 else { return nil }
        return files[mixture.terms[0].name]
    }
}
