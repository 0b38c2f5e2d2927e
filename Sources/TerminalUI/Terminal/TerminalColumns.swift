// SPDX-License-Identifier: MIT
import CWidth
import Foundation

/// Columns of a terminal that texts take: most letters one, those of Chinese, Japanese and Korean and most emoji two, marks
/// and joiners none.
///
/// The C library knows, which has Unicode's tables of East Asian width (UAX #11), in its own UTF-8 locale whatever the user's
/// is.
package enum TerminalColumns {
    /// Made once and never freed; nil where the C library has no such locale.
    private nonisolated(unsafe) static let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    /// Columns of a text without line breaks. Where terminals differ, as on emoji that are joined, it is the larger number.
    package static func count(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return inLocale { text.reduce(0) { $0 + columns(of: $1) } }
    }

    /// As much of the beginning of `text` as takes at most `width` columns.
    package static func prefix(_ text: String, _ width: Int) -> Substring {
        if text.utf8.count <= width { return text[...] }
        return inLocale {
            var rest = width
            let end = text.firstIndex { character in
                rest -= columns(of: character)
                return rest < 0
            }
            return text[..<(end ?? text.endIndex)]
        }
    }

    private static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        let sum = scalars.reduce(0) { $0 + max(0, Int(wcwidth(.init(truncatingIfNeeded: $1.value)))) }
        // The selector of emoji makes a narrow sign wide in some terminals.
        return sum == 1 && scalars.contains("\u{FE0F}") ? 2 : sum
    }

    private static func inLocale<Result>(_ body: () -> Result) -> Result {
        guard let locale else { return body() }
        let before = uselocale(locale)
        defer { uselocale(before) }
        return body()
    }
}
