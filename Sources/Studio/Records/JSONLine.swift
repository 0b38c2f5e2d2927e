// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// Results as JSON: one object a line, keys sorted, numbers as JSON can hold them.
public enum JSONLine {
    public static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return text.isPrintable ? text : escaped(text)
    }

    /// With JSON's own escapes for what the encoder leaves as it is and could still steer a terminal, such as marks that
    /// turn the direction of writing.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.isPrintable {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u" + String(0x10000 + scalar.value, radix: 16).dropFirst()
            }
        }
        return result
    }
}
