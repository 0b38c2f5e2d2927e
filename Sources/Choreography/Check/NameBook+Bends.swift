// SPDX-License-Identifier: MIT

/// Weights that bend a walk.
extension NameBook {
    /// What bends the walk between two pictures; nil where there is nothing, which is reported at `range`.
    mutating func bend(
        between from: Mixture, _ to: Mixture, at range: Range<Int>, statement: Int, log: inout MistakeLog
    ) -> Mixture? {
        guard let one = file(of: from), let other = file(of: to) else {
            log.report(once: .noBend, statement: statement) {
                Mistake(
                    .noBend, range,
                    "a bent way leads from one picture to another, and here is a mix, or what was aligned",
                    help: "write `path linear` or `path spline`")
            }
            return nil
        }
        do {
            return Mixture(try bend(betweenFiles: one, other))
        } catch {
            log.report(once: .noBend, statement: statement) {
                Mistake(.noBend, range, "\(error)", help: "teach it: inbetween bend \(one) \(other)")
            }
            return nil
        }
    }

    /// The weight file behind a mixture that is one picture.
    private func file(of mixture: Mixture) -> String? {
        guard mixture.terms.count == 1, mixture.terms[0].coefficient == 1 else { return nil }
        return files[mixture.terms[0].name]
    }
}
