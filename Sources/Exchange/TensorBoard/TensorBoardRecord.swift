// SPDX-License-Identifier: MIT

/// The frame around each event of a file: its length, the length's checksum, the event, the event's checksum
/// (TensorFlow's TFRecord format).
package enum TensorBoardRecord {
    private static let lengthSize = 8
    private static let checksumSize = 4

    package static func framed(_ event: [UInt8]) -> [UInt8] {
        let length = littleEndian(UInt64(event.count))
        return length + littleEndian(CRC32C.masked(length)) + event + littleEndian(CRC32C.masked(event))
    }

    /// How many of a file's first bytes are whole, undamaged records.
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
