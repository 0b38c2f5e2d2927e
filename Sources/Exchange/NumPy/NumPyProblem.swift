// SPDX-License-Identifier: MIT

/// The reason that bytes cannot be read as a `.npy` file.
public enum NumPyProblem: Error, Equatable, Sendable {
    /// The first bytes are not those of a `.npy` file.
    case foreign
    case unsupportedVersion(UInt8)
    case headerTooLong(byteCount: Int)
    /// The file ends inside its header.
    case truncatedHeader
    case malformedHeader(String)
    case unsupportedType(String)
    /// More than two dimensions.
    case rank(Int)
    case tooLarge([Int])
    /// The number of elements in all arrays up to this one exceeds the limit.
    case tooManyNumbers(Int)
    /// The sizes of the numbers in bytes: by the header, and in the file.
    case wrongSize(expected: Int, found: Int)
}

extension NumPyProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .foreign: "it does not begin like a NumPy file"
        case .unsupportedVersion(let version): "its format has version \(version), 1 to 3 are known"
        case .headerTooLong(let count): "its header has \(count) bytes, the limit is \(ExchangeLimits.headerBytes)"
        case .truncatedHeader: "it ends inside its header; copy it again"
        case .malformedHeader(let reason): "its header is malformed: \(reason); save it again with NumPy"
        case .unsupportedType(let type): "its numbers are \(type.quoted); save it as floats of 2, 4 or 8 bytes"
        case .rank(let rank): "it has \(rank) dimensions, weights have 1 or 2"
        case .tooLarge(let shape): "an array of shape \(shape) is larger than any network that can be drawn"
        case .tooManyNumbers(let count):
            "with the arrays before it there are \(count) numbers, more than any network that can be drawn has"
        case .wrongSize(let expected, let found):
            "\(expected) bytes of numbers should follow its header, \(found) do; copy it again"
        }
    }
}
