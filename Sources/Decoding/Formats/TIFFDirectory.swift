// SPDX-License-Identifier: MIT

/// The tagged values of a TIFF file's first picture, or of EXIF metadata, which have the same layout.
///
/// TIFF 6.0, section 2: byte order and magic number, the offset of a directory, and in it 12 bytes an entry: tag, type,
/// count, and the values themselves or, where they take more than four bytes, their offset.
struct TIFFDirectory {
    enum Tag: Int {
        case imageWidth = 256
        case imageLength = 257
        case compression = 259
        case stripOffsets = 273
        case orientation = 274
        case samplesPerPixel = 277
        case stripByteCounts = 279
        case tileOffsets = 324
        case tileByteCounts = 325
        case extraSamples = 338
        case sampleFormat = 339
    }

    private let bytes: [UInt8]
    private let isBigEndian: Bool
    /// Where the entries start, and how many there are.
    private let start: Int
    private let count: Int
    /// Where each tag's entry starts.
    private var entries: [Int: Int] = [:]

    private static let entryBytes = 12

    /// nil if `bytes` have no such directory, or not all of it.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0x49, 0x49, 42, 0]) {
            isBigEndian = false
        } else if bytes.starts(with: [0x4D, 0x4D, 0, 42]) {
            isBigEndian = true
        } else {
            return nil
        }
        let isBigEndian = isBigEndian
        func integer(at offset: Int, bytes count: Int) -> Int? {
            Self.integer(in: bytes, at: offset, count: count, isBigEndian: isBigEndian)
        }
        guard let offset = integer(at: 4, bytes: 4), let count = integer(at: offset, bytes: 2) else { return nil }
        start = offset + 2
        self.count = count
        guard start + Self.entryBytes * count + 4 <= bytes.count else { return nil }
        for index in 0..<count {
            let entry = start + Self.entryBytes * index
            guard let tag = integer(at: entry, bytes: 2) else { return nil }
            // Where a tag is repeated the first counts.
            if entries[tag] == nil { entries[tag] = entry }
        }
    }

    /// The first value of an integer tag.
    func first(_ tag: Tag) -> Int? { values(tag, limit: 1)?.first }

    /// The values of an integer tag, at most `limit` of them; nil if it is absent, of another type, or beyond the end.
    func values(_ tag: Tag, limit: Int = .max) -> [Int]? {
        guard let entry = entries[tag.rawValue], let type = integer(at: entry + 2, bytes: 2),
            let width = [1: 1, 3: 2, 4: 4][type], let count = integer(at: entry + 4, bytes: 4), count >= 1
        else { return nil }
        let start: Int
        if width * count <= 4 {
            start = entry + 8
        } else {
            guard let offset = integer(at: entry + 8, bytes: 4) else { return nil }
            start = offset
        }
        guard start + width * count <= bytes.count else { return nil }
        return (0..<min(count, limit)).compactMap { integer(at: start + width * $0, bytes: width) }
    }

    /// The file with only those entries whose tags are in `tags`, and no further picture.
    func reduced(to tags: Set<Int>) -> [UInt8] {
        let kept = entries.filter { tags.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
        var reduced = bytes
        let number = [UInt8(kept.count >> 8 & 0xFF), UInt8(kept.count & 0xFF)]
        reduced.replaceSubrange(start - 2..<start, with: isBigEndian ? number : number.reversed())
        var end = start
        for entry in kept {
            reduced.replaceSubrange(end..<end + Self.entryBytes, with: bytes[entry..<entry + Self.entryBytes])
            end += Self.entryBytes
        }
        reduced.replaceSubrange(end..<end + 4, with: [0, 0, 0, 0])
        return reduced
    }

    private func integer(at offset: Int, bytes count: Int) -> Int? {
        Self.integer(in: bytes, at: offset, count: count, isBigEndian: isBigEndian)
    }

    private static func integer(in bytes: [UInt8], at offset: Int, count: Int, isBigEndian: Bool) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        let digits = bytes[offset..<offset + count]
        return (isBigEndian ? Array(digits) : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
}
