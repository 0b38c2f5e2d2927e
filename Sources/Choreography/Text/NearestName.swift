// SPDX-License-Identifier: MIT

/// Finds what somebody probably meant.
enum NearestName {
    /// The candidate that takes the fewest changed, missing, extra or swapped letters, if those are at most a third of
    /// the letters; upper and lower case count as equal. Ties go to the first in order of names.
    static func of(_ text: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(text.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(wanted.count, letters.count) / 3)
            let limit = min(allowed, best?.distance ?? allowed)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let found = distance(wanted, letters)
            guard found <= limit, found < letters.count else { continue }
            if let best, (best.distance, best.name) <= (found, candidate) { continue }
            best = (candidate, found)
        }
        return best?.name
    }

    /// Edit distance with swaps of neighbours (optimal string alignment).
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var (older, previous) = ([Int](), Array(0...b.count))
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
                row.append(cost)
            }
            (older, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
