// SPDX-License-Identifier: MIT
import Exchange
import Testing

@Suite("TensorBoard's records") struct RecordTests {
    struct Checksum: Sendable {
        let bytes: [UInt8]
        let value: UInt32
    }

    /// RFC 3720, appendix B.4, and the usual check value.
    static let checksums = [
        Checksum(bytes: [UInt8](repeating: 0, count: 32), value: 0x8A91_36AA),
        Checksum(bytes: [UInt8](repeating: 0xFF, count: 32), value: 0x62A8_AB43),
        Checksum(bytes: Array(0..<32), value: 0x46DD_794E),
        Checksum(bytes: Array("123456789".utf8), value: 0xE306_9283),
        Checksum(bytes: [], value: 0),
    ]

    @Test("checksums are Castagnoli's", arguments: checksums)
    func checksum(_ row: Checksum) { #expect(CRC32C.checksum(row.bytes) == row.value) }

    @Test("numbers of every length are written as Protocol Buffers want them")
    func varints() {
        var message = ProtobufMessage()
        message.add(2, 0)
        message.add(2, 127)
        message.add(2, 300)
        message.add(2, -1)
        message.add(16, "a")
        #expect(
            message.bytes == [0x10, 0, 0x10, 127, 0x10, 0xAC, 0x02, 0x10] + [UInt8](repeating: 0xFF, count: 9)
                + [1, 0x82, 0x01, 1, 0x61])
    }

    @Test("whole records are distinguished from a torn or damaged end")
    func soundLength() {
        let first = TensorBoardRecord.framed(Array("first".utf8))
        let second = TensorBoardRecord.framed(Array("the second".utf8))
        let both = first + second
        #expect(TensorBoardRecord.soundLength(of: both) == both.count)
        for length in 0..<both.count {
            let expected = length < first.count ? 0 : first.count
            #expect(TensorBoardRecord.soundLength(of: Array(both.prefix(length))) == expected)
        }
        for index in first.count..<both.count {
            var damaged = both
            damaged[index] ^= 0x40
            #expect(TensorBoardRecord.soundLength(of: damaged) == first.count, "byte \(index)")
        }
        // A length beyond all memory, with a correct checksum.
        let huge = [UInt8](repeating: 0xFF, count: 8)
        let mask = CRC32C.masked(huge)
        let lying = huge + (0..<4).map { UInt8(truncatingIfNeeded: mask >> (8 * $0)) } + both
        #expect(TensorBoardRecord.soundLength(of: lying) == 0)
    }
}
