// SPDX-License-Identifier: MIT

/// The reason that bytes cannot be read as a ZIP archive.
public enum ZipProblem: Error, Equatable, Sendable {
    /// No table of contents at the end: another format, or a file cut short.
    case noContents
    case malformed(String)
    /// Larger than 4 GB, or in several parts.
    case unsupported(String)
    case tooManyMembers(Int)
    case encrypted(String)
    /// Neither stored nor deflated.
    case unsupportedCompression(Int, member: String)
    /// All members together exceed the limit, or one is larger than deflate can expand it to.
    case tooLarge(member: String)
    /// The bytes do not inflate, or do not match their checksum.
    case damaged(member: String)
}

extension ZipProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noContents: "it has no table of contents: it has another format, or was cut short"
        case .malformed(let reason): "\(reason); copy it again"
        case .unsupported(let what): "\(what) are not supported; save it again with numpy.savez"
        case .tooManyMembers(let count): "it has \(count) members, the limit is \(ExchangeLimits.arrays)"
        case .encrypted(let member): "\(member.quoted) is encrypted; save it without a password"
        case .unsupportedCompression(let method, let member):
            "\(member.quoted) is compressed by method \(method); save it with numpy.savez or savez_compressed"
        case .tooLarge(let member): "\(member.quoted) claims to be larger than any network that can be drawn"
        case .damaged(let member): "\(member.quoted) is damaged; copy the archive again"
        }
    }
}
