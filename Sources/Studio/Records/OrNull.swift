// SPDX-License-Identifier: MIT

/// An optional value of a record that is `null` in JSON when it is nil; a plain optional would be left out.
@propertyWrapper public struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    public var wrappedValue: Value?

    public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
