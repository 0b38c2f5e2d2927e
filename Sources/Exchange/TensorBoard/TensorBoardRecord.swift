// SPDX-License-Identifier: MIT

/// The record of one event in a file: its length, the length's checksum, the event, the event's checksum (TensorFlow's
/// TFRecord format).
package enum TensorBoardRecord {
    private static let lengthSize = 8
    private static let checksumSize = 4

    package static func framed(_ event: [UInt8]) -> [UInt8] {
        let length = littleEndian(UInt64(event.count))
        return length + littleEndian(CRC32C.masked(length)) + event + littleEndian(CRC32C.masked(event))
    }

    /// The length of a file's prefix of whole, undamaged records, in bytes.
    package static func soundLength(of bytes: [UInt8]) -> Int {
        var offset = 0
        let head = lengthSize + checksumSize
        while bytes.count - offset >= head + checksumSize {
            let lengthBytes = bytes[offset..<offset + lengthSize]
            let length = lengthBytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard littleEndian(CRC32C.masked(lengthBytes)) == Array(bytes[offset + lengthSize..<offset + head]),
                length <= UInt64(bytes.count - offset - head - checksumSize)
            else { break }
            let event = bytes[offset + head..<offset + head + Int(length)]
            guard littleEndian(CRC32C.masked(event)) == Array(bytes[event.endIndex..<event.endIndex + checksumSize])
            else { break }
            offset = event.endIndex + checksumSize
        }
        return offset
    }

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

/// The checksum of TensorBoard's records: CRC-32 with Castagnoli's polynomial (RFC 3720, appendix B.4); zlib's
/// polynomial is another.
package enum CRC32C {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0x82F6_3B78 : rest >> 1 }
    }

    package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(~0) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
        }
    }

    /// The checksum as stored in a record: rotated and offset, because the checksum of bytes that contain their own
    /// checksum would detect little.
    package static func masked(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let checksum = checksum(bytes)
        return (checksum >> 15 | checksum << 17) &+ 0xA282_EAD8
    }
}
