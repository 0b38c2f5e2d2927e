// SPDX-License-Identifier: MIT

/// A list of tagged values within EXIF metadata.
///
/// Layout (TIFF 6.0, section 2): byte order and magic number, then the offset of a directory. Each entry of a directory
/// has 12 bytes: tag, type, count, and the values, or their offset if they take more than four bytes.
struct TIFFDirectory {
    enum Tag: Int {
        case interoperabilityIndex = 1
        case orientation = 274
        case exif = 34_665
        case interoperability = 40_965
    }

    private let bytes: [UInt8]
    private let isBigEndian: Bool
    /// The offset of each tag's entry.
    private var entries: [Int: Int] = [:]

    private static let entryBytes = 12

    /// The directory at `offset`, or the first one; nil if `bytes` do not hold all of it.
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
            // The first entry of a repeated tag counts.
            if entries[tag] == nil { entries[tag] = entry }
        }
    }

    /// The value of a tag that holds one integer, short or long; nil if the tag is absent or of another type.
    func integer(_ tag: Tag) -> Int? {
        guard let entry = entries[tag.rawValue], let type = number(at: entry + 2, bytes: 2),
            let width = [3: 2, 4: 4][type], number(at: entry + 4, bytes: 4) == 1
        else { return nil }
        return number(at: entry + 8, bytes: width)
    }

    /// The value of a tag that holds at most four ASCII bytes, without the terminating 0; nil as for ``integer(_:)``.
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
