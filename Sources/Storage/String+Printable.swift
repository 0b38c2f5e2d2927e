// SPDX-License-Identifier: MIT

extension String {
    /// The string in quotes for a sentence: shortened, and with control characters escaped.
    package var quoted: String {
        let scalars = unicodeScalars
        let shown = String(String.UnicodeScalarView(scalars.prefix(Self.longestQuotation)))
        return "\"" + shown.escaped { !$0.isPrintable } + (scalars.count > Self.longestQuotation ? "...\"" : "\"")
    }

    /// Whether the string can be printed on one line as it is.
    package var isPrintable: Bool { unicodeScalars.allSatisfy(\.isPrintable) }

    /// The string with control characters escaped, except tabs and line ends: `\u{1B}[2J`. Text from files and file
    /// names is printed in this form.
    package var printable: String {
        isPrintable ? self : escaped { !$0.isPrintable && $0 != "\n" && $0 != "\t" }
    }

    private func escaped(_ isEscaped: (Unicode.Scalar) -> Bool) -> String {
        var result = ""
        for scalar in unicodeScalars {
            if isEscaped(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The maximum number of scalars that ``quoted`` shows.
    private static let longestQuotation = 80
}

extension Unicode.Scalar {
    /// False for scalars that move the cursor, end the line or change the direction of writing.
    package var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        // Other invisible scalars occur in ordinary names, for instance within emoji and in Persian.
        default: !properties.isBidiControl
        }
    }
}
