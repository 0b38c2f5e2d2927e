// SPDX-License-Identifier: MIT
import Networks
import Storage

/// The reason that another program's file cannot be read as a network, or that weights cannot be exported.
public struct ExchangeError: Error, Equatable, Sendable {
    /// `array` is the name of an array or tensor, `member` that of a file in an archive.
    public enum Problem: Error, Equatable, Sendable {
        case notARegularFile
        case fileTooLarge(byteCount: Int)
        /// A Git LFS pointer in place of a file that was not fetched.
        case gitLFSPointer
        /// Neither a folder nor a file with a known extension.
        case unknownKind
        case noArrays
        /// A weight file of our own.
        case ownWeightFile
        /// A problem of a `.npy` file (`member` is nil) or of a member of a `.npz`.
        case numPy(NumPyProblem, member: String?)
        case zip(ZipProblem)
        /// Numbers that are neither floats of 2, 4 or 8 bytes nor bfloat16.
        case unsupportedType(array: String, found: String)
        case notFinite(array: String, index: Int)
        /// An 8-byte float that a 4-byte float cannot hold.
        case tooLarge(array: String, value: Double)
        case missingArray(String, shape: String)
        /// An array that is not a layer's matrix or bias.
        case unknownArray(String)
        case wrongShape(array: String, expected: String, found: [Int])
        case unsupportedShape(what: String, found: Int, allowed: String)
        /// A file exported by the studio whose description does not match its network.
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
        case .notARegularFile:
            "is not a regular file; name a .npy, .npz or .safetensors file, or a folder of .npy files"
        case .fileTooLarge(let count):
            "has \(count) bytes, the limit is \(ExchangeLimits.bytes); no network that can be drawn is so large"
        case .gitLFSPointer: GitLFSPointer.sentence
        case .unknownKind:
            "is not a folder, and does not end in .npy, .npz or .safetensors; name the file or folder with the weights"
        case .ownWeightFile: "is a weight file of inbetween already; copy it into the weights folder"
        case .noArrays: "holds no arrays; name the file or folder with the weights"
        case .numPy(let problem, nil): "is not an array that can be read: \(problem)"
        case .numPy(let problem, let member?): "has \(member.quoted), which cannot be read: \(problem)"
        case .zip(let problem): "is not an archive that can be read: \(problem)"
        case .unsupportedType(let array, let found):
            "has \(array.quoted) as \(found.quoted); save it as floats of 2, 4 or 8 bytes"
        case .notFinite(let array, let index):
            "has no finite number at \(array)[\(index)]: learning diverged; choose other weights"
        case .tooLarge(let array, let value):
            "has \(value) in \(array.quoted), more than a float of 4 bytes holds; choose other weights"
        case .missingArray(let array, let shape): "has no \(array), an array of shape \(shape); copy it, too"
        case .unknownArray(let array):
            "has \(array.quoted), which is not a layer's weight or bias; "
                + "save the layers alone, named as in docs/exchange.md"
        case .wrongShape(let array, let expected, let found):
            "has \(array.quoted) of shape \(found), but \(expected) is needed there"
        case .unsupportedShape(let what, let found, let allowed):
            "has \(found) \(what), but \(allowed) can be drawn; choose another network"
        case .malformedDescription(let reason): "describes its network wrongly: \(reason); export it again"
        }
    }
}
