// SPDX-License-Identifier: MIT

/// An array's name, split at dots and slashes; ordered with numbers in numeric order.
struct NameParts {
    let parts: [String]

    init(_ name: String) { parts = name.split { $0 == "." || $0 == "/" }.map(String.init) }

    /// Whether this name comes before `other`: part by part, words alphabetically (except ``first`` and ``last``),
    /// numbers numerically.
    func precedes(_ other: NameParts) -> Bool {
        for (one, other) in zip(parts, other.parts) where one != other {
            let (ours, theirs) = (Self.key(one), Self.key(other))
            if ours.place != theirs.place { return ours.place < theirs.place }
            if ours.word != theirs.word { return ours.word < theirs.word }
            return (ours.number, one) < (theirs.number, other)
        }
        return parts.count < other.parts.count
    }

    private static let first = ["first", "input", "in"]
    private static let last = ["last", "final", "output", "out", "head"]

    /// The word and the number of a part, for example `Dense_` and 10 for `Dense_10`; `place` is -1 for words that come
    /// first, 1 for those that come last, and else 0.
    private static func key(_ part: String) -> (place: Int, word: String, number: Int) {
        let digits = String(part.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        let word = String(part.dropLast(digits.count))
        let words = part.lowercased().split { !$0.isLetter }.map(String.init)
        let place = words.contains(where: first.contains) ? -1 : words.contains(where: last.contains) ? 1 : 0
        return (place, word, Int(digits) ?? -1)
    }
}
