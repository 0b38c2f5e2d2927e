// SPDX-License-Identifier: MIT

/// Little-endian numbers anywhere in some bytes; those beyond the end are 0.
struct ByteFields {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    func short(_ offset: Int) -> Int { number(offset, 2) }
    func long(_ offset: Int) -> Int { number(offset, 4) }

    func text(_ offset: Int, count: Int) -> String {
        String(decoding: bytes.dropFirst(offset).prefix(count), as: UTF8.self)
    }

    private func number(_ offset: Int, _ count: Int) -> Int {
        guard offset >= 0, offset + count <= bytes.count else { return 0 }
        return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
