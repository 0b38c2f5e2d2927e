// SPDX-License-Identifier: MIT
import Storage

/// A file that is no safetensors file, or one beyond ``SafetensorsLimits``.
public struct SafetensorsError: Error, Hashable, Sendable {
    /// Positions and lengths are bytes; `tensor` is a tensor's name.
    public enum Problem: Error, Hashable, Sendable {
        /// A folder, a pipe or a device.
        case notARegularFile
        /// What Git keeps in the place of a file that was not fetched.
        case gitLFSPointer
        case fileTooLarge(byteCount: Int)
        /// Too short for the eight bytes that give the header's length.
        case noHeaderLength(byteCount: Int)
        case headerTooLong(byteCount: UInt64)
        /// The file ends inside its header.
        case truncatedHeader(expected: Int, found: Int)
        /// A header must begin with `{`, so that the file cannot pass for one of another format.
        case headerBeginsWith(UInt8?)
        /// What is wrong in the header's JSON.
        case header(JSONError)
        /// NUL bytes where the header's padding must be spaces.
        case nulPadding(offset: Int)
        /// Something else than spaces after the header's JSON.
        case headerPadding(UInt8, offset: Int)
        case tooManyTensors
        case nameTooLong(String, byteCount: Int)
        case missingField(String, tensor: String)
        case unknownField(String, tensor: String)
        case unknownType(String, tensor: String)
        case rankTooHigh(tensor: String)
        /// No computer could hold a tensor of this shape.
        case shapeTooLarge([Int], tensor: String)
        /// `data_offsets` is not two numbers in ascending order.
        case invalidOffsets([Int], tensor: String)
        /// `data_offsets` are not as far apart as type and shape need.
        case sizeMismatch(tensor: String, expected: Int, found: Int)
        /// The tensor ends where the file has ended already: a broken header, or a file cut short.
        case outOfFile(tensor: String, end: Int, available: Int)
        /// Bytes before the tensor that belong to none.
        case hole(tensor: String, begin: Int, expected: Int)
        case overlap(tensor: String, with: String)
        /// Bytes behind the last tensor.
        case trailingBytes(count: Int)
        /// The file became shorter while it was read.
        case shrunk(expected: Int, found: Int)
    }

    public let path: FilePath
    public let problem: Problem

    public init(_ path: FilePath, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }
}

extension SafetensorsError: CustomStringConvertible {
    /// For example `sun.safetensors is damaged: 3 bytes follow the last tensor; copy it again or learn it again`.
    public var description: String {
        switch problem {
        case .notARegularFile: "\(path) is no regular file; name a safetensors file"
        case .gitLFSPointer: "\(path) \(problem)"
        case .fileTooLarge(let count):
            "\(path) has \(count) bytes, the limit is \(SafetensorsLimits.fileBytes); name another file"
        case .noHeaderLength, .headerTooLong, .headerBeginsWith:
            "\(path) is no safetensors file: \(problem); name another file, or learn it again"
        case .truncatedHeader, .outOfFile, .trailingBytes, .shrunk:
            "\(path) is damaged: \(problem); copy it again or learn it again"
        default: "\(path) is malformed: \(problem); save it again with a current safetensors library or learn it again"
        }
    }
}
