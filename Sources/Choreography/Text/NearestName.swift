// SPDX-License-Identifier: MIT

/// Finds the name that was probably meant by a misspelt one.
package enum NearestName {
    /// The candidate at the smallest edit distance, if that is at most a third of the letters: changed, missing, extra
    /// and swapped letters count. Upper and lower case are equal. Ties go to the first candidate in order of names.
    package static func of(_ text: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(text.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(wanted.count, letters.count) / 3)
            let limit = min(allowed, best?.distance ?? allowed)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            guard let found = distance(wanted, letters, atMost: limit), found < letters.count else { continue }
            if let best, (best.distance, best.name) <= (found, candidate) { continue }
            best = (candidate, found)
        }
        return best?.name
    }

    /// Edit distance with swaps of neighbours (optimal string alignment); nil beyond `limit`.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int? {
        var older = Array(0...b.count)
        var previous = older
        var row = older
        for i in a.indices {
            row[0] = i + 1
            for j in b.indices {
                var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
                row[j + 1] = cost
            }
            // A swap looks two rows back, so both rows must be beyond the limit.
            if (row.min() ?? 0) > limit, (previous.min() ?? 0) > limit { return nil }
            (older, previous, row) = (previous, row, older)
        }
        return previous[b.count] <= limit ? previous[b.count] : nil
    }
}
