// SPDX-License-Identifier: MIT
import Storage

extension SafetensorsError.Problem: CustomStringConvertible {
    /// The part of the sentence that says what is wrong, for instance `3 bytes follow the last tensor`.
    public var description: String {
        switch self {
        case .notARegularFile: "it is no regular file"
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
