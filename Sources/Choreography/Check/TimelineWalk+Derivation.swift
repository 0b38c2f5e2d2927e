// SPDX-License-Identifier: MIT

/// Weights made from others.
extension TimelineWalk {
    /// The mixture a movement sets out from; nil where that is not known.
    ///
    /// What was reached on an arc is no mixture of the film's names, so it gets a name of its own.
    mutating func setOut(_ index: Int, _ names: inout NameBook, _ log: inout MistakeLog) -> Mixture? {
        guard case .at(let blend) = place else { return nil }
        if let mixture = blend.mixture { return mixture }
        return derive(.reached(blend), index, &names, &log)
    }

    /// `target` with its units in the order of `reference`'s.
    ///
    /// What was already aligned on the way to `reference` keeps the order it has there: so walks in a circle end where
    /// they began, and a film has each picture in few orders, however often it returns.
    mutating func aligned(
        _ target: Mixture, with reference: Mixture, _ index: Int, _ names: inout NameBook, _ log: inout MistakeLog
    ) -> Mixture? {
        var seen: Set<String> = []
        if let standing = order(of: target, in: reference, &seen) { return standing }
        return derive(.aligned(target, to: reference), index, &names, &log)
    }

    /// `target` as it is found among what `reference` was made from.
    private func order(of target: Mixture, in reference: Mixture, _ seen: inout Set<String>) -> Mixture? {
        if reference == target { return target }
        for term in reference.terms where seen.insert(term.name).inserted {
            if target == Mixture(term.name) { return target }
            guard let derivation = derivations.first(where: { $0.name == term.name }) else { continue }
            if case .aligned(target, _) = derivation.origin { return Mixture(term.name) }
            for part in derivation.origin.parts {
                if case .aligned(part, _) = derivation.origin { continue }
                if let standing = order(of: target, in: part, &seen) { return standing }
            }
        }
        return nil
    }

    private mutating func derive(
        _ origin: Derivation.Origin, _ index: Int, _ names: inout NameBook, _ log: inout MistakeLog
    ) -> Mixture? {
        if let name = derived[origin] { return Mixture(name) }
        guard derivations.count < SequenceLimits.derivations else {
            // One of them says it all.
            if !log.hasErrors {
                log.report(
                    Mistake(
                        .filmTooLong, script.statements[index].range,
                        "the film aligns pictures in more than \(SequenceLimits.derivations) ways",
                        help: "leave `align` out where both have one lineage, or render several films"))
            }
            return nil
        }
        let first = origin.parts[0].terms[0].name
        let base = first.prefix { $0 != "/" }
        let derivation = Derivation(name: "\(base)/\(derivations.count + 1)", origin: origin)
        derivations.append(derivation)
        derived[origin] = derivation.name
        names.adopt(derivation)
        return Mixture(derivation.name)
    }
}
