// SPDX-License-Identifier: MIT
import Storage

/// A file that is not a safetensors file, or one beyond ``SafetensorsLimits``.
public struct SafetensorsError: Error, Hashable, Sendable {
    /// Positions and lengths are bytes; `tensor` is a tensor's name.
    public enum Problem: Error, Hashable, Sendable {
        /// A folder, a pipe or a device.
        case notARegularFile
        /// The pointer that Git keeps in place of a file that was not fetched.
        case gitLFSPointer
        case fileTooLarge(byteCount: Int)
        /// Too short for the eight bytes that give the header's length.
        case noHeaderLength(byteCount: Int)
        case headerTooLong(byteCount: UInt64)
        /// The file ends inside its header.
        case truncatedHeader(expected: Int, found: Int)
        /// A header must begin with `{`, so that the file cannot pass for one of another format.
        case headerBeginsWith(UInt8?)
        /// An error in the header's JSON.
        case header(JSONError)
        /// NUL bytes where the header's padding must be spaces.
        case nulPadding(offset: Int)
        /// Bytes other than spaces after the header's JSON.
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
        /// Bytes before the tensor that belong to no tensor.
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
        case .notARegularFile: "\(path) is not a regular file; name a safetensors file"
        case .gitLFSPointer: "\(path) \(problem)"
        case .fileTooLarge(let count):
            "\(path) has \(count) bytes, the limit is \(SafetensorsLimits.fileBytes); name another file"
        case .noHeaderLength, .headerTooLong, .headerBeginsWith:
            "\(path) is not a safetensors file: \(problem); name another file, or learn it again"
        case .truncatedHeader, .outOfFile, .trailingBytes, .shrunk:
            "\(path) is damaged: \(problem); copy it again or learn it again"
        default: "\(path) is malformed: \(problem); save it again with a current safetensors library or learn it again"
        }
    }
}

extension SafetensorsError.Problem: CustomStringConvertible {
    /// The part of the sentence that gives the reason, for instance `3 bytes follow the last tensor`.
    public var description: String {
        switch self {
        case .notARegularFile: "it is not a regular file"
        case .gitLFSPointer: GitLFSPointer.sentence
        case .fileTooLarge(let count): "it has \(count) bytes"
        case .noHeaderLength(let count): "it has only \(count) bytes"
        case .headerTooLong(let count):
            "its first 8 bytes promise a header of \(count) bytes, the limit is \(SafetensorsLimits.headerBytes)"
        case .truncatedHeader(let expected, let found): "its header needs \(expected) bytes, it has \(found)"
        case .headerBeginsWith(nil): "its header is empty"
        case .headerBeginsWith(let byte?):
            "its header begins with \(String(Unicode.Scalar(byte)).quoted), not with \"{\""
        case .header(let error): "in its header, \(error)"
        case .nulPadding(let offset): "its header is padded with NUL bytes from byte \(offset), not with spaces"
        case .headerPadding(let byte, let offset):
            "its header goes on with \(String(Unicode.Scalar(byte)).quoted) at byte \(offset), after the JSON has ended"
        case .tooManyTensors: "it has more than \(SafetensorsLimits.tensors) tensors"
        case .nameTooLong(let name, let count):
            "the tensor name \(name.quoted) has \(count) bytes, the limit is \(SafetensorsLimits.nameBytes)"
        case .missingField(let field, let tensor): "the tensor \(tensor.quoted) has no \(field.quoted)"
        case .unknownField(let field, let tensor):
            "the tensor \(tensor.quoted) has the unknown field \(field.quoted)"
        case .unknownType(let type, let tensor): "the tensor \(tensor.quoted) is of the unknown type \(type.quoted)"
        case .rankTooHigh(let tensor):
            "the tensor \(tensor.quoted) has more than \(SafetensorsLimits.rank) dimensions"
        case .shapeTooLarge(let shape, let tensor): "the tensor \(tensor.quoted) has the impossible shape \(shape)"
        case .invalidOffsets(let offsets, let tensor):
            "the tensor \(tensor.quoted) has the data_offsets \(offsets), not two numbers in ascending order"
        case .sizeMismatch(let tensor, let expected, let found):
            "the tensor \(tensor.quoted) needs \(expected) bytes, its data_offsets give it \(found)"
        case .outOfFile(let tensor, let end, let available):
            "the tensor \(tensor.quoted) ends at byte \(end) of the data, which has \(available)"
        case .hole(let tensor, let begin, let expected):
            "the tensor \(tensor.quoted) begins at byte \(begin) of the data, the one before it ended at \(expected)"
        case .overlap(let tensor, let other): "the tensors \(other.quoted) and \(tensor.quoted) overlap"
        case .trailingBytes(let count): "\(count) bytes follow the last tensor"
        case .shrunk(let expected, let found): "it became shorter while it was read, from \(expected) bytes to \(found)"
        }
    }
}
