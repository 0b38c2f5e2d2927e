// SPDX-License-Identifier: MIT

extension ZipArchive {
    init(members: [Member]) { self.members = members }

    /// The archive's bytes, its members stored as they are. No time is kept: the same members are the same bytes.
    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        var contents: [UInt8] = []
        for member in members {
            let common = Self.commonFields(of: member)
            contents += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common
            // No comment, the first part, nothing special about the file; then where it is.
            contents += Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4)
            contents += Self.number(bytes.count, 4) + Array(member.name.utf8)
            bytes += Self.number(0x0403_4B50, 4) + common + Array(member.name.utf8) + member.bytes
        }
        let start = bytes.count
        bytes += contents + Self.number(0x0605_4B50, 4) + Self.number(0, 4)
        bytes += Self.number(members.count, 2) + Self.number(members.count, 2)
        return bytes + Self.number(contents.count, 4) + Self.number(start, 4) + Self.number(0, 2)
    }

    /// What a member's own header and the table of contents both say: version 2.0, a name in UTF-8, stored, the first of
    /// January 1980, the earliest day there is.
    private static func commonFields(of member: Member) -> [UInt8] {
        number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
            + number(checksum(member.bytes), 4) + number(member.bytes.count, 4) + number(member.bytes.count, 4)
            + number(member.name.utf8.count, 2) + number(0, 2)
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
