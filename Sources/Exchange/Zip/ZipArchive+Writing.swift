// SPDX-License-Identifier: MIT

extension ZipArchive {
    /// A file to be written.
    struct Member: Equatable {
        let name: String
        let bytes: [UInt8]
    }

    /// The bytes of an archive with uncompressed members. It holds no times, so equal members give equal bytes.
    static func encoded(_ members: [Member]) -> [UInt8] {
        var bytes: [UInt8] = []
        var contents: [UInt8] = []
        for member in members {
            let common = commonFields(of: member)
            contents += number(0x0201_4B50, 4) + number(20, 2) + common
            // No comment, disk 0, no attributes; then the member's offset.
            contents += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
            contents += number(bytes.count, 4) + Array(member.name.utf8)
            bytes += number(0x0403_4B50, 4) + common + Array(member.name.utf8) + member.bytes
        }
        let start = bytes.count
        bytes += contents + number(0x0605_4B50, 4) + number(0, 4)
        bytes += number(members.count, 2) + number(members.count, 2)
        return bytes + number(contents.count, 4) + number(start, 4) + number(0, 2)
    }

    /// The fields common to a member's header and the table of contents: version 2.0, a name in UTF-8, stored, and the
    /// first of January 1980, the earliest date.
    private static func commonFields(of member: Member) -> [UInt8] {
        number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
            + number(checksum(member.bytes), 4) + number(member.bytes.count, 4) + number(member.bytes.count, 4)
            + number(member.name.utf8.count, 2) + number(0, 2)
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
