// SPDX-License-Identifier: MIT

extension MistakeLog {
    /// Warns of a mixture so far from its pictures that what it draws has little of them.
    mutating func warn(ofSpread mixture: Mixture, at range: Range<Int>, statement: Int) {
        guard mixture.spread > SequenceLimits.spread + 1e-9 else { return }
        report(once: .farOutside, statement: statement) {
            Mistake(
                .farOutside, range,
                "the coefficients of this mixture add up to \(mixture.spread.rounded6) without their signs: "
                    + "that far outside the learned pictures shapes break up",
                help: "stay below \(SequenceLimits.spread.written): smaller coefficients, or a shorter `past`; "
                    + "networks that rehearsed go further")
        }
    }
}
