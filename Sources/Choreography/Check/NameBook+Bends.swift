// SPDX-License-Identifier: MIT

/// Weights that bend a walk.
extension NameBook {
    /// What bends the walk between two pictures; nil where there is nothing, which is reported at `range`.
    mutating func bend(
        between from: Mixture, _ to: Mixture, at range: Range<Int>, statement: Int, log: inout MistakeLog
    ) -> Mixture? {
        guard let one = file(of: from), let other = file(of: to) else {
            log.report(once: .noBend, statement: statement) {
                let isOrigin = file(of: from) == nil
                let isMade = (isOrigin ? from : to).terms.contains { $0.name.contains("/") }
                return Mistake(
                    .noBend, range,
                    "a bent way leads from one picture to another, and what it \(isOrigin ? "sets out from" : "leads to") "
                        + "here is \(isMade ? "made on the way" : "a mix")",
                    help: isMade ? "leave `align` out, or write `path linear`" : "write `path linear` or `path spline`")
            }
            return nil
        }
        do {
            return Mixture(try bend(betweenFiles: one, other))
        } catch {
            log.report(once: .noBend, statement: statement) {
                Mistake(.noBend, range, "\(error)", help: "teach it: inbetween bend \(arguments([one, other]))")
            }
            return nil
        }
    }

    /// Whether two mixtures are the same picture, by whatever names.
    func isOnePicture(_ from: Mixture, _ to: Mixture) -> Bool {
        from == to || file(of: from).map { $0 == file(of: to) } ?? false
    }

    /// As a person would type them.
    private func arguments(_ names: [String]) -> String {
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
