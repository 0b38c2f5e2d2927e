// SPDX-License-Identifier: MIT

/// Which weights can be mixed, and which should be.
extension NameBook {
    /// Reports at `range` if `a` and `b` cannot be mixed; warns, once for two lineages, if they grew up apart.
    ///
    /// False where they cannot be mixed. All names of one mixture are of one family already.
    mutating func checkKinship(
        _ a: Mixture, _ b: Mixture, at range: Range<Int>, statement: Int, log: inout MistakeLog
    ) -> Bool {
        if let first = a.terms.first?.name, let second = b.terms.first?.name,
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
        for one in a.terms {
            for other in b.terms where other.name != one.name {
                warnOfStrangers(one.name, other.name, at: range, log: &log)
            }
        }
        return true
    }

    private mutating func warnOfStrangers(
        _ a: String, _ b: String, at range: Range<Int>, log: inout MistakeLog
    ) {
        guard let one = entry(of: a)?.lineage, let other = entry(of: b)?.lineage, one != other,
            warned.insert([one, other]).inserted
        else { return }
        log.report(
            Mistake(
                .strangers, range,
                "\"\(a)\" and \"\(b)\" are strangers: between them the picture dissolves or turns to fog",
                help: "learn both with one shared start: inbetween learn --start shared"))
    }
}
