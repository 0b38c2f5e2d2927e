// SPDX-License-Identifier: MIT
import NeuralField
import Storage

/// A file of another program that cannot be read as a network, or weights that cannot be written as one.
public struct ExchangeError: Error, Equatable, Sendable {
    /// `array` is the name of an array or tensor, `member` that of a file in an archive.
    public enum Problem: Error, Equatable, Sendable {
        case notARegularFile
        case fileTooLarge(byteCount: Int)
        /// What Git keeps in the place of a file that was not fetched.
        case gitLFSPointer
        /// Neither a folder nor a file whose ending tells what it is.
        case unknownKind
        case noArrays
        /// A weight file of our own.
        case ownWeightFile
        /// What is wrong with a `.npy` file, or with a member of a `.npz`; nil for a file of its own.
        case numPy(NumPyProblem, member: String?)
        case zip(ZipProblem)
        /// Numbers that are neither floats of 2, 4 or 8 bytes nor bfloat16.
        case unsupportedType(array: String, found: String)
        case notFinite(array: String, index: Int)
        /// A float of 8 bytes that one of 4 cannot hold.
        case tooLarge(array: String, value: Double)
        case missingArray(String, shape: String)
        /// An array that is no layer's matrix or bias.
        case unknownArray(String)
        case wrongShape(array: String, expected: String, found: [Int])
        case unsupportedShape(what: String, found: Int, allowed: String)
        /// A file of our own that says a network it does not hold.
        case malformedDescription(String)
    }

    public let path: FilePath
    public let problem: Problem

    public init(_ path: FilePath, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }
}

extension ExchangeError: CustomStringConvertible {
    /// For example `W-150 has no w1_3.npy, an array of shape [channels, 150]; copy it, too`.
    public var description: String { "\(path) \(problem)" }
}

extension ExchangeError.Problem: CustomStringConvertible {
    /// The sentence without the file's name.
    public var description: String {
        switch self {
        case .notARegularFile: "is no regular file; name a .npy, .npz or .safetensors file, or a folder of .npy files"
        case .fileTooLarge(let count):
            "has \(count) bytes, the limit is \(ExchangeLimits.bytes); no network that can be drawn is so large"
        case .gitLFSPointer: GitLFSPointer.sentence
        case .unknownKind: "is no folder, and does not end in .npy, .npz or .safetensors; name what holds the weights"
        case .ownWeightFile: "is a weight file of inbetween already; copy it into the weights folder"
        case .noArrays: "holds no arrays; name what holds the weights"
        case .numPy(let problem, nil): "is no array that can be read: \(problem)"
        case .numPy(let problem, let member?): "has \(member.quoted), which cannot be read: \(problem)"
        case .zip(let problem): "is no archive that can be read: \(problem)"
        case .unsupportedType(let array, let found):
            "has \(array.quoted) as \(found.quoted); save it as floats of 2, 4 or 8 bytes"
        case .notFinite(let array, let index):
            "has no finite number at \(array)[\(index)]: learning diverged; choose other weights"
        case .tooLarge(let array, let value):
            "has \(value) in \(array.quoted), more than a float of 4 bytes holds; choose other weights"
        case .missingArray(let array, let shape): "has no \(array), an array of shape \(shape); copy it, too"
        case .unknownArray(let array):
            "has \(array.quoted), which is no layer's weight or bias; save the layers alone, named as in docs/exchange.md"
        case .wrongShape(let array, let expected, let found):
            "has \(array.quoted) of shape \(found), but \(expected) is needed there"
        case .unsupportedShape(let what, let found, let allowed):
            "has \(found) \(what), but \(allowed) can be drawn; choose another network"
        case .malformedDescription(let reason): "describes its network wrongly: \(reason); export it again"
        }
    }
}
