// SPDX-License-Identifier: MIT
import CZlib

/// The members of a ZIP archive, as `.npz` files are, in the order of its table of contents.
///
/// Reads what PKWARE's APPNOTE 6.3 calls stored and deflated members of archives below 4 GB. Sizes are checked before
/// anything of that size is allocated.
struct ZipArchive {
    struct Member: Equatable {
        let name: String
        let bytes: [UInt8]
    }

    let members: [Member]

    private static let endBytes = 22
    private static let entryBytes = 46
    private static let localBytes = 30
    /// The most that deflate makes of one byte.
    private static let greatestRatio = 1032

    /// - Throws: ``ZipProblem``.
    init(_ bytes: [UInt8]) throws {
        let fields = ByteFields(bytes)
        guard let end = Self.contentsEnd(fields) else { throw ZipProblem.noContents }
        let count = fields.short(end + 10)
        var offset = fields.long(end + 16)
        guard count != 0xFFFF, offset != 0xFFFF_FFFF else { throw ZipProblem.unsupported("archives beyond 4 GB") }
        guard count <= ExchangeLimits.arrays else { throw ZipProblem.tooManyMembers(count) }
        var members: [Member] = []
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
            members.append(Member(name: entry.name, bytes: try Self.content(of: entry, in: bytes, fields)))
            offset += entry.length
        }
        self.members = members
    }

    /// Where the record is that ends an archive, behind which only a comment may be.
    private static func contentsEnd(_ fields: ByteFields) -> Int? {
        let last = fields.count - endBytes
        guard last >= 0 else { return nil }
        return stride(from: last, through: max(0, last - 0xFFFF), by: -1).first {
            fields.long($0) == 0x0605_4B50 && $0 + endBytes + fields.short($0 + 20) == fields.count
        }
    }

    private static func content(of entry: Entry, in bytes: [UInt8], _ fields: ByteFields) throws -> [UInt8] {
        guard entry.flags & 1 == 0 else { throw ZipProblem.encrypted(entry.name) }
        let local = entry.offset
        guard local + localBytes <= bytes.count, fields.long(local) == 0x0403_4B50 else {
            throw ZipProblem.malformed("\(entry.name.quoted) is not where its table of contents says")
        }
        let start = local + localBytes + fields.short(local + 26) + fields.short(local + 28)
        guard start + entry.compressedSize <= bytes.count else {
            throw ZipProblem.malformed("\(entry.name.quoted) is not all there")
        }
        let packed = bytes[start..<start + entry.compressedSize]
        let content: [UInt8]
        switch entry.method {
        case 0:
            guard entry.compressedSize == entry.size else { throw ZipProblem.damaged(member: entry.name) }
            content = Array(packed)
        case 8:
            var result = [UInt8](repeating: 0, count: entry.size)
            let isWhole = packed.withUnsafeBufferPointer { packed in
                result.withUnsafeMutableBufferPointer {
                    ib_inflate(packed.baseAddress, packed.count, $0.baseAddress, $0.count)
                }
            }
            guard isWhole else { throw ZipProblem.damaged(member: entry.name) }
            content = result
        default: throw ZipProblem.unsupportedCompression(entry.method, member: entry.name)
        }
        guard ZipArchive.checksum(content) == entry.checksum else { throw ZipProblem.damaged(member: entry.name) }
        return content
    }

    static func checksum(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
    }

    /// What the table of contents says of a member.
    private struct Entry {
        let name: String
        let flags, method, checksum, compressedSize, size, offset: Int
        /// Bytes in the table.
        let length: Int

        init(_ fields: ByteFields, at place: Int) {
            flags = fields.short(place + 8)
            method = fields.short(place + 10)
            checksum = fields.long(place + 16)
            compressedSize = fields.long(place + 20)
            size = fields.long(place + 24)
            let nameLength = fields.short(place + 28)
            length = entryBytes + nameLength + fields.short(place + 30) + fields.short(place + 32)
            offset = fields.long(place + 42)
            name = fields.text(place + entryBytes, count: nameLength)
        }
    }
}
