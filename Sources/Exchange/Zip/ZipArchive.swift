// SPDX-License-Identifier: MIT
import CZlib

/// The members of a ZIP archive, such as a `.npz` file, in the order of its table of contents.
///
/// Stored and deflated members (PKWARE's APPNOTE 6.3) of archives below 4 GB can be read. Sizes are checked before
/// memory is allocated, and the start of a member can be read before the rest is inflated.
struct ZipArchive {
    /// A member's entry in the table of contents.
    struct Entry {
        let name: String
        /// The declared size of its content in bytes, at most what deflate can expand it to.
        let size: Int
        fileprivate let flags, method, checksum, compressedSize, offset: Int
        /// The size of the entry in the table, in bytes.
        fileprivate let length: Int
    }

    let entries: [Entry]
    private let bytes: [UInt8]

    private static let endBytes = 22
    fileprivate static let entryBytes = 46
    private static let localBytes = 30
    /// Deflate's maximum expansion, in bytes per byte.
    private static let greatestRatio = 1032

    /// - Throws: ``ZipProblem``.
    init(_ bytes: [UInt8]) throws {
        let fields = ByteFields(bytes)
        guard let end = Self.contentsEnd(fields) else { throw ZipProblem.noContents }
        let count = fields.short(end + 10)
        var offset = fields.long(end + 16)
        guard count != 0xFFFF, offset != 0xFFFF_FFFF else { throw ZipProblem.unsupported("archives beyond 4 GB") }
        guard count <= ExchangeLimits.arrays else { throw ZipProblem.tooManyMembers(count) }
        var entries: [Entry] = []
        var total = 0
        for _ in 0..<count {
            guard offset + Self.entryBytes <= end, fields.long(offset) == 0x0201_4B50 else {
                throw ZipProblem.malformed("its table of contents is broken")
            }
            let entry = Entry(fields, at: offset)
            guard offset + entry.length <= end else { throw ZipProblem.malformed("its table of contents is broken") }
            let size = entry.size
            guard entry.compressedSize != 0xFFFF_FFFF, size != 0xFFFF_FFFF else {
                throw ZipProblem.unsupported("members beyond 4 GB")
            }
            total += size
            let isPossible = size <= max(64, entry.compressedSize) * Self.greatestRatio
            guard total <= ExchangeLimits.bytes, isPossible else { throw ZipProblem.tooLarge(member: entry.name) }
            entries.append(entry)
            offset += entry.length
        }
        self.entries = entries
        self.bytes = bytes
    }

    /// The offset of the record that ends an archive, which only a comment may follow.
    private static func contentsEnd(_ fields: ByteFields) -> Int? {
        let last = fields.count - endBytes
        guard last >= 0 else { return nil }
        return stride(from: last, through: max(0, last - 0xFFFF), by: -1).first {
            fields.long($0) == 0x0605_4B50 && $0 + endBytes + fields.short($0 + 20) == fields.count
        }
    }

    /// The whole content of a member.
    ///
    /// - Throws: ``ZipProblem``.
    func content(of entry: Entry) throws -> [UInt8] {
        try start(of: entry, count: entry.size)
    }

    /// The first `count` bytes of a member's content, or all of it if it is no longer. The checksum can be checked only
    /// in the latter case.
    ///
    /// - Throws: ``ZipProblem``.
    func start(of entry: Entry, count: Int) throws -> [UInt8] {
        let packed = try packed(entry)
        let wanted = min(count, entry.size)
        let content: [UInt8]
        switch entry.method {
        case 0:
            guard entry.compressedSize == entry.size else { throw ZipProblem.damaged(member: entry.name) }
            content = Array(packed.prefix(wanted))
        case 8:
            content = [UInt8](unsafeUninitializedCapacity: wanted) { result, written in
                written = packed.withUnsafeBufferPointer {
                    ib_inflate($0.baseAddress, $0.count, result.baseAddress, wanted, wanted == entry.size)
                }
            }
        default: throw ZipProblem.unsupportedCompression(entry.method, member: entry.name)
        }
        guard content.count == wanted, wanted < entry.size || Self.checksum(content) == entry.checksum else {
            throw ZipProblem.damaged(member: entry.name)
        }
        return content
    }

    /// A member's bytes as stored in the archive.
    private func packed(_ entry: Entry) throws -> ArraySlice<UInt8> {
        guard entry.flags & 1 == 0 else { throw ZipProblem.encrypted(entry.name) }
        let (local, fields) = (entry.offset, ByteFields(bytes))
        guard local + Self.localBytes <= bytes.count, fields.long(local) == 0x0403_4B50 else {
            throw ZipProblem.malformed("\(entry.name.quoted) is not where its table of contents says")
        }
        let start = local + Self.localBytes + fields.short(local + 26) + fields.short(local + 28)
        guard start + entry.compressedSize <= bytes.count else {
            throw ZipProblem.malformed("\(entry.name.quoted) is not all there")
        }
        return bytes[start..<start + entry.compressedSize]
    }

    static func checksum(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
    }
}

extension ZipArchive.Entry {
    /// Reads an entry of the table of contents.
    fileprivate init(_ fields: ByteFields, at place: Int) {
        flags = fields.short(place + 8)
        method = fields.short(place + 10)
        checksum = fields.long(place + 16)
        compressedSize = fields.long(place + 20)
        size = fields.long(place + 24)
        let nameLength = fields.short(place + 28)
        length = ZipArchive.entryBytes + nameLength + fields.short(place + 30) + fields.short(place + 32)
        offset = fields.long(place + 42)
        name = fields.text(place + ZipArchive.entryBytes, count: nameLength)
    }
}

/// Reads little-endian numbers at any offset; numbers beyond the end are 0.
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
