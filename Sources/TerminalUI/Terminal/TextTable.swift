// SPDX-License-Identifier: MIT
import Basics
import CWidth
import Foundation

/// A table of rows under a heading. Columns are as wide as they need on a terminal; the first is aligned left, the
/// others right.
package struct TextTable {
    let heading: [String]
    package var rows: [[String]] = []

    package init(heading: [String], rows: [[String]] = []) {
        self.heading = heading
        self.rows = rows
    }

    private static let gap = "   "

    package var lines: [String] {
        let widths = heading.indices.map { column in
            ([heading] + rows).map { TerminalColumns.count($0[column]) }.max() ?? 0
        }
        return ([heading] + rows).map { row in
            zip(row, widths).enumerated().map { column, cell in
                column == 0 ? Wording.left(cell.0, cell.1) : Wording.right(cell.0, cell.1)
            }.joined(separator: Self.gap)
        }
    }
}

extension Wording {
    /// `text` with spaces after it, at least `width` columns of a terminal.
    package static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TerminalColumns.count(text)))
    }

    /// `text` with spaces before it, at least `width` columns of a terminal.
    package static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - TerminalColumns.count(text))) + text
    }
}

/// The columns of a terminal that a text takes: one for most letters, two for Chinese, Japanese and Korean letters and
/// most emoji, none for marks and joiners.
///
/// The numbers are those of the C library, which has Unicode's tables of East Asian width (UAX #11), in its own UTF-8
/// locale, whatever the user's locale is.
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
