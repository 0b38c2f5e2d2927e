// SPDX-License-Identifier: MIT

/// The bytes of a message in Protocol Buffers' wire format, built field by field.
///
/// Only the field types of TensorBoard's messages are supported. Callers may omit fields that hold their default.
package struct ProtobufMessage {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    private enum Wire: UInt64 {
        case varint = 0
        case eightBytes = 1
        case counted = 2
        case fourBytes = 5
    }

    /// Adds an `int32`, `int64`, `bool` or `enum`; negative numbers take ten bytes.
    package mutating func add(_ field: UInt64, _ value: Int) {
        addKey(field, .varint)
        addVarint(UInt64(bitPattern: Int64(value)))
    }

    package mutating func add(_ field: UInt64, _ value: Double) {
        addKey(field, .eightBytes)
        addFixed(value.bitPattern)
    }

    package mutating func add(_ field: UInt64, _ value: Float) {
        addKey(field, .fourBytes)
        addFixed(value.bitPattern)
    }

    package mutating func add(_ field: UInt64, _ value: String) { add(field, Array(value.utf8)) }

    package mutating func add(_ field: UInt64, _ value: ProtobufMessage) { add(field, value.bytes) }

    package mutating func add(_ field: UInt64, _ value: [UInt8]) {
        addKey(field, .counted)
        addVarint(UInt64(value.count))
        bytes += value
    }

    /// Adds a packed `repeated double`.
    package mutating func add(_ field: UInt64, _ values: [Double]) {
        addKey(field, .counted)
        addVarint(UInt64(8 * values.count))
        for value in values { addFixed(value.bitPattern) }
    }

    private mutating func addKey(_ field: UInt64, _ wire: Wire) { addVarint(field << 3 | wire.rawValue) }

    private mutating func addVarint(_ value: UInt64) {
        var rest = value
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func addFixed(_ bits: some FixedWidthInteger) {
        withUnsafeBytes(of: bits.littleEndian) { bytes += $0 }
    }
}
