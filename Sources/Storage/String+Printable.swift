// SPDX-License-Identifier: MIT

extension String {
    /// The string in quotes for a sentence: shortened, and with nothing in it that could steer a terminal.
    package var quoted: String {
        let scalars = unicodeScalars
        let shown = String(String.UnicodeScalarView(scalars.prefix(Self.longestQuotation)))
        return "\"" + shown.escaped { !$0.isPrintable } + (scalars.count > Self.longestQuotation ? "...\"" : "\"")
    }

    /// Whether it can be printed on a line as it is.
    package var isPrintable: Bool { unicodeScalars.allSatisfy(\.isPrintable) }

    /// The string with all but tabs and the ends of its lines made visible that could steer a terminal: `\u{1B}[2J`. What
    /// comes from files and their names is shown so.
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

    /// Scalars of a string that a sentence shows.
    private static let longestQuotation = 80
}

extension Unicode.Scalar {
    /// False for what moves the cursor, ends the line or turns the direction of writing.
    package var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        // Other invisible scalars belong to ordinary names, for instance inside emoji and in Persian.
        default: !properties.isBidiControl
        }
    }
}
