// SPDX-License-Identifier: MIT

/// Which weights can be mixed, and which should be.
extension NameBook {
    /// Reports at `range` if `a` and `b` cannot be mixed; warns, once for two lineages, if they grew up apart.
    ///
    /// Units that are aligned know each other. False where they cannot be mixed. All names of one mixture are of one family already.
    mutating func checkKinship(
        _ a: Mixture, _ b: Mixture, at range: Range<Int>, statement: Int, isAligned: Bool = false, log: inout MistakeLog
    ) -> Bool {
        if let first = a.terms.first.flatMap({ roots(of: $0.name).first }),
            let second = b.terms.first.flatMap({ roots(of: $0.name).first }),
            let one = entry(of: first), let other = entry(of: second), one.family != other.family
        {
            log.report(once: .shapeMismatch, statement: statement) {
                Mistake(
                    .shapeMismatch, range,
                    "\"\(second)\" (\(other.shape)) and \"\(first)\" (\(one.shape)) have different shapes "
                        + "and cannot be mixed",
                    help: "learn both with the same recipe, or `cut` from one to the other")
            }
            return false
        }
        if !isAligned { warnOfStrangers(a, b, at: range, log: &log) }
        return true
    }

    private mutating func warnOfStrangers(_ a: Mixture, _ b: Mixture, at range: Range<Int>, log: inout MistakeLog) {
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
                        help:
                            "learn both with one shared start: inbetween learn --start shared; or walk there with `align`"
                    ))
            }
        }
    }

    /// The lineages a mixture is made of, each with the first name that has it.
    private func lineages(of mixture: Mixture) -> [(name: String, lineage: String)] {
        var seen: Set<String> = []
        return mixture.terms.flatMap { roots(of: $0.name) }.compactMap { name in
            guard let lineage = entry(of: name)?.lineage, seen.insert(lineage).inserted else { return nil }
            return (name, lineage)
        }
    }
}
