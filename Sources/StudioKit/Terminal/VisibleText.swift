// SPDX-License-Identifier: MIT

extension String {
    /// The text with what a terminal would obey or hide shown instead: controls but tabs and line breaks, and what turns
    /// the direction of writing, as `\u{1B}`.
    ///
    /// Names come from file systems and logs, and may hold anything.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isObeyed) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isObeyed {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether a terminal acts on it rather than shows it.
    var isObeyed: Bool {
        switch value {
        case 0x09, 0x0A: false
        case ..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C: true
        default: false
        }
    }
}
