// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// Writes results as JSON: one object a line, with sorted keys in snake case.
public enum JSONLine {
    public static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return text.isPrintable ? text : escaped(text)
    }

    /// Escapes the characters that the encoder leaves as they are but that could control a terminal, such as marks that
    /// change the direction of writing.
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

/// A PSNR in a record: infinite for an exact drawing, nil where it was not measured. Both are null in JSON.
public struct Fidelity: Encodable, Sendable {
    public let decibels: Double?

    public init(_ decibels: Double?) { self.decibels = decibels }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decibels.flatMap { $0.isFinite ? $0 : nil })
    }
}

/// An optional value of a record that is `null` in JSON when it is nil; a plain optional would be left out.
@propertyWrapper public struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    public var wrappedValue: Value?

    public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
