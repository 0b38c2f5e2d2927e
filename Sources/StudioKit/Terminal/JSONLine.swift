// SPDX-License-Identifier: MIT
import Foundation

/// Results as JSON: one object a line, keys sorted, numbers as JSON can hold them.
enum JSONLine {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        guard text.unicodeScalars.contains(where: \.isObeyed) else { return text }
        // JSON may hold them as they are, but a terminal would obey. They can only stand in strings.
        return text.unicodeScalars.reduce(into: "") { line, scalar in
            if scalar.isObeyed {
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                line.unicodeScalars.append(scalar)
            }
        }
    }
}
