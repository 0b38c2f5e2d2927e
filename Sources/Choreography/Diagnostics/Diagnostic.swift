// SPDX-License-Identifier: MIT

/// A place where a sequence is wrong or doubtful, and the reason.
public struct Diagnostic: Hashable, Codable, Sendable {
    public enum Severity: String, Codable, Hashable, Sendable {
        /// No film can be made.
        case error
        /// A film can be made; it may not be what was meant.
        case warning
    }

    public let severity: Severity
    public let code: DiagnosticCode
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in characters as a reader sees them: a tab is one, and so is `é`, however it is encoded.
    public let column: Int
    /// Number of wrong characters, at least 1.
    public let length: Int
    /// One sentence without a full stop that names the subject and shows the wrong value.
    public let message: String
    /// The next step; nil where the message says it all.
    public let help: String?
}

// MARK: As text

extension Diagnostic {
    /// The diagnostic with its line, and carets under the wrong characters; ends in a line feed.
    func rendered(fileName: String, source: SourceText) -> String {
        let number = String(line)
        let gutter = String(repeating: " ", count: max(4, number.count))
        let line = source.lines.indices.contains(line - 1) ? source.text(source.lines[line - 1]) : ""
        let (shown, indent, carets) = Self.excerpt(of: line, column: column, length: length)
        let advice = help.map { " help: " + Self.printable($0) } ?? ""
        return """
            \(Self.printable(fileName)):\(number):\(column): \(severity.rawValue): \(Self.printable(message))
            \(gutter.dropFirst(number.count))\(number) | \(shown)
            \(gutter) | \(String(repeating: " ", count: indent))\(String(repeating: "^", count: carets))\(advice)

            """
    }

    /// Number of characters shown of a long line.
    private static let widest = 160

    /// The part of `line` around `column`, the indent of its carets, and their number.
    private static func excerpt(
        of line: String, column: Int, length: Int
    ) -> (shown: String, indent: Int, carets: Int) {
        let skipped = column > widest - 40 ? column - 40 : 0
        let rest = line.dropFirst(skipped)
        let kept = rest.prefix(widest)
        let isCut = rest.dropFirst(widest).first != nil
        var shown = skipped > 0 ? "…" : ""
        var (indent, carets) = (skipped > 0 ? 1 : 0, 0)
        for (position, character) in kept.enumerated() {
            let text = character == "\t" ? "    " : printable(String(character))
            let width = character == "\t" ? 4 : columns(of: character)
            let place = position + skipped + 1
            if place < column { indent += width } else if place < column + length { carets += width }
            shown += text
        }
        // A place behind the last character has a column to point at, but no character whose width could be added.
        if kept.count + skipped + 1 < column { indent += column - 1 - kept.count - skipped }
        return (shown + (isCut ? "…" : ""), indent, max(1, carets))
    }

    /// The text with U+FFFD in place of every character that would disturb a terminal.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isControl || $0 == "\t" }) else { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { clean.append(scalar.isControl || scalar == "\t" ? "\u{FFFD}" : scalar) }
        return String(clean)
    }

    /// Terminal columns: 2 for East Asian wide characters and emoji, else 1.
    private static func columns(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 1 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
