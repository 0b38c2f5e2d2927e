// SPDX-License-Identifier: MIT

/// Names with coefficients that sum to 1: the weights to draw, as a sum of others.
///
/// Terms are sorted by name, no name occurs twice and no coefficient is zero, so equal mixtures are `==`. A coefficient
/// may be above 1 or below 0. The sum is 1 up to rounding.
public struct Mixture: Hashable, Sendable {
    public struct Term: Hashable, Sendable {
        public let name: String
        /// Finite and not zero.
        public let coefficient: Double

        public init(name: String, coefficient: Double) {
            self.name = name
            self.coefficient = coefficient
        }
    }

    /// The terms, sorted by name; at least one.
    public let terms: [Term]

    /// The mixture of one name alone.
    public init(_ name: String) {
        terms = [Term(name: name, coefficient: 1)]
    }

    /// Coefficients by name; zeros are left out. Their sum must be within a millionth of 1.
    public init(_ coefficients: [String: Double]) {
        let sum = coefficients.values.reduce(0, +)
        precondition(abs(sum - 1) <= 1e-6, "the coefficients of a mixture sum to 1")
        terms = coefficients.sorted { $0.key < $1.key }.filter { $0.value != 0 }
            .map { Term(name: $0.key, coefficient: $0.value) }
    }

    private init(sortedTerms: [Term]) {
        terms = sortedTerms
    }

    /// The coefficient of `name`; 0 where it does not occur.
    public subscript(name: String) -> Double {
        terms.first { $0.name == name }?.coefficient ?? 0
    }
}

// MARK: Arithmetic

extension Mixture {
    /// The mixture at `share` of the way from this one to `target`: `a + share (b - a)` for every name.
    ///
    /// Exactly this mixture at 0 and exactly `target` at 1; `share` may lie outside `0...1`.
    public func mixed(with target: Mixture, share: Double) -> Mixture {
        if share == 0 || terms == target.terms { return self }
        if share == 1 { return target }
        var result: [Term] = []
        result.reserveCapacity(terms.count + target.terms.count)
        var (i, j) = (0, 0)
        while i < terms.count || j < target.terms.count {
            let (name, a, b): (String, Double, Double)
            if j == target.terms.count || (i < terms.count && terms[i].name < target.terms[j].name) {
                (name, a, b) = (terms[i].name, terms[i].coefficient, 0)
                i += 1
            } else if i == terms.count || target.terms[j].name < terms[i].name {
                (name, a, b) = (target.terms[j].name, 0, target.terms[j].coefficient)
                j += 1
            } else {
                (name, a, b) = (terms[i].name, terms[i].coefficient, target.terms[j].coefficient)
                i += 1
                j += 1
            }
            let coefficient = a + share * (b - a)
            if coefficient != 0 { result.append(Term(name: name, coefficient: coefficient)) }
        }
        return Mixture(sortedTerms: result)
    }

    /// The sum of mixtures with weights that sum to 1. Terms that cancel are left out. Nil where the sum is not near 1.
    static func sum(_ parts: [(weight: Double, mixture: Mixture)]) -> Mixture? {
        var coefficients: [String: Double] = [:]
        for part in parts {
            for term in part.mixture.terms { coefficients[term.name, default: 0] += part.weight * term.coefficient }
        }
        return balanced(coefficients.filter { abs($0.value) > 1e-12 })
    }

    /// The mixture of coefficients by name, scaled to sum to 1 where rounding does not explain the difference. Nil
    /// where the sum is not near 1.
    static func balanced(_ coefficients: [String: Double]) -> Mixture? {
        let terms = coefficients.sorted { $0.key < $1.key }
        let sum = terms.reduce(0) { $0 + $1.value }
        guard abs(sum - 1) <= 1e-3 else { return nil }
        let scale = abs(sum - 1) <= 1e-12 ? 1 : 1 / sum
        let kept = terms.filter { $0.value != 0 }.map { Term(name: $0.key, coefficient: $0.value * scale) }
        return Mixture(sortedTerms: kept)
    }

    /// The largest absolute value of a coefficient.
    var largestCoefficient: Double { terms.reduce(0) { max($0, abs($1.coefficient)) } }
}

extension Mixture {
    /// The sum of the coefficients' absolute values: 1 between pictures, more beyond them.
    public var spread: Double { terms.reduce(0) { $0 + abs($1.coefficient) } }
}

extension Mixture: CustomStringConvertible {
    /// As written in a sequence, coefficients to six decimals: `0.5 sun + 0.8 moon - 0.3 crow`, in order of names.
    public var description: String {
        var text = ""
        for term in terms {
            let size = abs(term.coefficient)
            if text.isEmpty {
                text = term.coefficient < 0 ? "-" : ""
            } else {
                text += term.coefficient < 0 ? " - " : " + "
            }
            text += (size == 1 ? "" : "\(size.rounded6) ") + NameRules.quotedIfNeeded(term.name)
        }
        return text
    }
}
