// SPDX-License-Identifier: MIT

/// A list of tagged values within EXIF metadata.
///
/// TIFF 6.0, section 2: byte order and magic number, the offset of a directory, and in it 12 bytes an entry: tag, type,
/// count, and the values themselves or, where they take more than four bytes, their offset.
struct TIFFDirectory {
    enum Tag: Int {
        case interoperabilityIndex = 1
        case orientation = 274
        case exif = 34_665
        case interoperability = 40_965
    }

    private let bytes: [UInt8]
    private let isBigEndian: Bool
    /// Where each tag's entry starts.
    private var entries: [Int: Int] = [:]

    private static let entryBytes = 12

    /// The directory at `offset`, or the first one; nil if `bytes` have no such directory, or not all of it.
    init?(_ bytes: [UInt8], at offset: Int? = nil) {
        self.bytes = bytes
        if bytes.starts(with: [0x49, 0x49, 42, 0]) {
            isBigEndian = false
        } else if bytes.starts(with: [0x4D, 0x4D, 0, 42]) {
            isBigEndian = true
        } else {
            return nil
        }
        guard let start = offset ?? number(at: 4, bytes: 4), let count = number(at: start, bytes: 2),
            start + 2 + Self.entryBytes * count <= bytes.count
        else { return nil }
        for entry in stride(from: start + 2, to: start + 2 + Self.entryBytes * count, by: Self.entryBytes) {
            guard let tag = number(at: entry, bytes: 2) else { return nil }
            // Where a tag is repeated the first counts.
            if entries[tag] == nil { entries[tag] = entry }
        }
    }

    /// The value of a tag that is one short or long integer; nil if it is absent or of another type.
    func integer(_ tag: Tag) -> Int? {
        guard let entry = entries[tag.rawValue], let type = number(at: entry + 2, bytes: 2),
            let width = [3: 2, 4: 4][type], number(at: entry + 4, bytes: 4) == 1
        else { return nil }
        return number(at: entry + 8, bytes: width)
    }

    /// The value of a tag of at most four ASCII bytes, without the 0 that ends it.
    func shortText(_ tag: Tag) -> String? {
        guard let entry = entries[tag.rawValue], number(at: entry + 2, bytes: 2) == 2,
            let count = number(at: entry + 4, bytes: 4), count <= 4
        else { return nil }
        return String(decoding: bytes[entry + 8..<entry + 8 + count].prefix { $0 != 0 }, as: UTF8.self)
    }

    private func number(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let digits = bytes[offset..<offset + count]
        return (isBigEndian ? Array(digits) : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
}
