// SPDX-License-Identifier: MIT

/// A sequence's text as bytes, divided into lines.
struct SourceText: Sendable {
    /// UTF-8, valid because it comes from a `String`.
    let bytes: [UInt8]
    /// Byte ranges of the lines, at least one, without their ends (LF, CRLF or CR) and without a byte-order mark.
    let lines: [Range<Int>]

    init(_ text: String) {
        bytes = Array(text.utf8)
        var lines: [Range<Int>] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x0A || bytes[index] == 0x0D {
                lines.append(start..<index)
                if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(start..<bytes.count)
        self.lines = lines
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The line, counted from 0, that holds the byte at `offset` or ends there.
    func lineIndex(of offset: Int) -> Int {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The scalar that begins at `offset`, and its length in bytes.
    func scalar(at offset: Int) -> (Unicode.Scalar, length: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        let scalar = String(decoding: bytes[offset..<min(offset + length, bytes.count)], as: UTF8.self).unicodeScalars
        return (scalar.first ?? "\u{FFFD}", length)
    }
}

// MARK: Characters

extension Unicode.Scalar {
    /// Whether this is an invisible character that a sequence may not contain: a control (but not the tab), a line or
    /// paragraph separator, a zero-width space, or a mark that reverses the order in which a line is shown.
    var isControl: Bool {
        switch value {
        case 0x09: false
        case ..<0x20, 0x7F...0x9F, 0x200B, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    /// Whether a word can begin with this: letters of any script, and `_`.
    var beginsWord: Bool {
        if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
        return properties.isAlphabetic
    }

    /// Whether a word can contain this after its beginning: letters, their marks and joiners, digits, `_`, `-`, the `@`
    /// of snapshots.
    var continuesWord: Bool {
        if isASCII { return beginsWord || ("0"..."9").contains(self) || self == "-" || self == "@" }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return beginsWord || value == 0x200C || value == 0x200D
        }
    }
}
