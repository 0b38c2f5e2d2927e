// SPDX-License-Identifier: MIT

extension Unicode.Scalar {
    /// Invisible characters that have no business in a sequence: controls (but not the tab), line and paragraph
    /// separators, zero-width spaces, and those that reverse the order in which a line is shown.
    var isControl: Bool {
        switch value {
        case 0x09: false
        case ..<0x20, 0x7F...0x9F, 0x200B, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    /// Letters of any script, and `_`.
    var beginsWord: Bool {
        if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
        return properties.isAlphabetic
    }

    /// What a word may go on with: letters, their marks and joiners, digits, `_`, `-`, and the `@` of snapshots.
    var continuesWord: Bool {
        if isASCII { return beginsWord || ("0"..."9").contains(self) || self == "-" || self == "@" }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return beginsWord || value == 0x200C || value == 0x200D
        }
    }
}
