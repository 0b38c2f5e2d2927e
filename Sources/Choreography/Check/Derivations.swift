// SPDX-License-Identifier: MIT

/// Weights and mixtures that a film makes on the way: weights made from others, mixtures beyond a movement's end.
///
/// The terms of all such mixtures are counted, since a `repeat` can make any number of them.
struct Derivations {
    private let context: CheckContext
    /// All derivations; each is made from written names and earlier derivations.
    private var all: [Derivation] = []
    private var names: [Derivation.Origin: String] = [:]
    /// By statement: the last mixture that it reached beyond a leg. Most passes of a `repeat` reach the same one again.
    private var beyond: [StatementID: (leg: Leg, share: Double, target: Mixture)] = [:]
    private var terms = 0

    init(_ context: CheckContext) {
        self.context = context
    }

    /// The derivations that mixtures of the names `used` need, in order. In `used`, the names of derivations are
    /// replaced by the names they are made from.
    func needed(by used: inout Set<String>) -> [Derivation] {
        for derivation in all.reversed() where used.contains(derivation.name) {
            for term in derivation.origin.parts.flatMap(\.terms) { used.insert(term.name) }
        }
        return all.filter { used.remove($0.name) != nil }
    }

    // MARK: Weights

    /// The mixture equal to `blend`. A blend that is not a mixture, such as a point of an arc, becomes weights with a
    /// name of their own.
    ///
    /// Nil where there are too many derivations, which is reported.
    mutating func mixture(of blend: Blend, _ id: StatementID) -> Mixture? {
        blend.mixture ?? derive(.reached(blend), id)
    }

    /// `target` with its units in the order of `reference`'s.
    ///
    /// A picture that was aligned on the way to `reference` keeps the order it has there. So walks in a circle end
    /// where they began, and a film has each picture in few orders, however often it returns.
    mutating func aligned(_ target: Mixture, with reference: Mixture, _ id: StatementID) -> Mixture? {
        var seen: Set<String> = []
        return order(of: target, in: reference, &seen) ?? derive(.aligned(target, to: reference), id)
    }

    /// Searches the mixtures that `reference` was made from for `target`, and returns it in the order that its units
    /// have there; nil if it is not among them.
    private func order(of target: Mixture, in reference: Mixture, _ seen: inout Set<String>) -> Mixture? {
        if reference == target { return target }
        for term in reference.terms where seen.insert(term.name).inserted {
            if target == Mixture(term.name) { return target }
            guard let derivation = all.first(where: { $0.name == term.name }) else { continue }
            if case .aligned(target, _) = derivation.origin { return Mixture(term.name) }
            for part in derivation.origin.parts {
                if case .aligned(part, _) = derivation.origin { continue }
                if let found = order(of: target, in: part, &seen) { return found }
            }
        }
        return nil
    }

    private mutating func derive(_ origin: Derivation.Origin, _ id: StatementID) -> Mixture? {
        if let name = names[origin] { return Mixture(name) }
        guard all.count < SequenceLimits.derivations else {
            // One error is enough: there will be no film.
            if !context.log.hasErrors {
                context.log.report(
                    Mistake(
                        .filmTooLong, context.script[id].range,
                        "the film needs more than \(SequenceLimits.derivations) sets of weights "
                            + "that it makes from others",
                        help: "leave `align` out where both have one lineage, or render several films"))
            }
            return nil
        }
        let base = MixedName(origin.parts[0].terms[0].name).base
        let name = MixedName.derived(from: base, number: all.count + 1)
        let derivation = Derivation(name: name.description, origin: origin)
        all.append(derivation)
        names[origin] = derivation.name
        context.names.adopt(derivation)
        return Mixture(derivation.name)
    }

    // MARK: Mixtures

    /// The mixture at `share`, above 1, of a leg that is not an arc; nil beyond the limits, which is reported.
    mutating func mixture(beyond leg: Leg, share: Double, _ id: StatementID) -> Mixture? {
        if let last = beyond[id], last.share == share, last.leg == leg { return last.target }
        let range = context.script[id].range
        let raw = leg.onward.from.mixed(with: leg.to, share: share)
        terms += raw.terms.count
        guard raw.largestCoefficient <= SequenceLimits.coefficient,
            let mixture = Mixture.balanced(
                Dictionary(raw.terms.map { ($0.name, $0.coefficient) }) { first, _ in first })
        else {
            context.log.report(once: .mixTooFar, id) { .mixTooFar(range) }
            return nil
        }
        guard isBounded(id) else { return nil }
        // A bend lies between the ends, so beyond them the curve is no farther out than the straight line.
        context.names.warn(ofSpread: leg.from.mixed(with: leg.to, share: share), at: range, id)
        beyond[id] = (leg, share, mixture)
        return mixture
    }

    /// Counts the terms of the control points of a spline's leg.
    ///
    /// - Returns: whether they are within the limit; if not, this is reported.
    mutating func count(splineLeg leg: Leg, _ id: StatementID) -> Bool {
        terms += 4 * (leg.from.terms.count + leg.to.terms.count)
        return isBounded(id)
    }

    private func isBounded(_ id: StatementID) -> Bool {
        guard terms > SequenceLimits.derivedTerms else { return true }
        context.log.report(once: .filmTooLong, id) {
            Mistake(
                .filmTooLong, context.script[id].range,
                "the film has more splines, and movements beyond its pictures, than are kept in memory",
                help: "render it as several films")
        }
        return false
    }
}
