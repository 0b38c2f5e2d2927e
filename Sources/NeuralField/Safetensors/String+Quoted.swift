// SPDX-License-Identifier: MIT

extension String {
    /// The string in quotes for a sentence: shortened, and with nothing in it that could steer a terminal.
    package var quoted: String {
        var result = "\""
        for scalar in unicodeScalars.prefix(Self.longestQuotation) {
            if scalar.isPrintable {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return result + (unicodeScalars.count > Self.longestQuotation ? "...\"" : "\"")
    }

    /// Whether it can be printed on a line as it is.
    var isPrintable: Bool { unicodeScalars.allSatisfy(\.isPrintable) }

    /// Scalars of a string that a sentence shows.
    private static let longestQuotation = 80
}

extension Unicode.Scalar {
    /// False for what moves the cursor, ends the line or turns the direction of writing.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        // Other invisible scalars belong to ordinary names, for instance inside emoji and in Persian.
        default: !properties.isBidiControl
        }
    }
}
