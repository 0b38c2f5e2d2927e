// SPDX-License-Identifier: MIT
import CWidth
import Foundation

/// The columns of a terminal that a text takes: one for most letters, two for those of Chinese, Japanese and Korean and
/// most emoji, none for marks and joiners.
///
/// They are those of the C library, which has Unicode's tables of East Asian width (UAX #11), in its own UTF-8 locale,
/// whatever the user's is.
package enum TerminalColumns {
    /// The UTF-8 locale, made once and never freed; nil where the C library does not have it.
    private nonisolated(unsafe) static let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    /// Columns of a text without line breaks. Where terminals differ, as for joined emoji, it is the larger number.
    package static func count(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return inLocale { text.reduce(0) { $0 + columns(of: $1) } }
    }

    /// The longest beginning of `text` that takes at most `width` columns.
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
        // The emoji variation selector makes a narrow character wide in some terminals.
        return sum == 1 && scalars.contains("\u{FE0F}") ? 2 : sum
    }

    private static func inLocale<Result>(_ body: () -> Result) -> Result {
        guard let locale else { return body() }
        let before = uselocale(locale)
        defer { uselocale(before) }
        return body()
    }
}
