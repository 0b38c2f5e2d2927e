// SPDX-License-Identifier: MIT
import Safetensors
import Storage

/// A safetensors file that is not a weight file of ours, or one whose parts contradict each other.
public struct WeightFileError: Error, Equatable, Sendable {
    /// `key` is a key of the file's metadata, `tensor` a tensor's name.
    public enum Problem: Error, Equatable, Sendable {
        /// The metadata has no `format` that begins with `inbetween/`.
        case notAWeightFile(format: String?)
        /// Written by a newer version of the studio.
        case unsupportedVersion(found: String, newest: Int)
        case missingMetadata(key: String)
        /// A value that cannot be read as `expected`.
        case invalidMetadata(key: String, value: String, expected: String)
        /// A value that should be JSON of a certain form and is not.
        case malformedMetadata(key: String, JSONError)
        /// A network the studio cannot compute, for instance with layers wider than 1024.
        case unsupportedShape(what: String, found: Int, allowed: String)
        case missingTensor(String, shape: [Int])
        /// A tensor the shape has no place for.
        case unknownTensor(String)
        case wrongType(tensor: String, found: SafetensorsType)
        /// The tensor's sides differ from those that follow from the metadata's shape.
        case wrongShape(tensor: String, expected: [Int], found: [Int])
        /// Fourier frequencies that differ from the encoding's; `index` counts the tensor's floats.
        case foreignFrequencies(index: Int, expected: Float, found: Float)
        /// A parameter that is infinite or NaN; `index` counts the tensor's floats, row by row.
        case notFinite(tensor: String, index: Int)
    }

    public let path: FilePath
    public let problem: Problem

    public init(_ path: FilePath, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }
}

extension WeightFileError: CustomStringConvertible {
    /// For example `weights/sun.safetensors has no tensor "layers.0.bias" of shape [128]; learn the picture again`.
    public var description: String { "\(path) \(problem)" }
}

extension WeightFileError.Problem: CustomStringConvertible {
    /// The sentence without the file's name.
    public var description: String {
        switch self {
        case .notAWeightFile(nil):
            "is a safetensors file, but not a weight file of inbetween "
                + "(its metadata has no \"format\"); learn a picture first"
        case .notAWeightFile(let format?):
            "is not a weight file of inbetween: its format is \(format.quoted); learn a picture first"
        case .unsupportedVersion(let found, let newest):
            "was written by a newer inbetween: its format is \(found.quoted), this one reads up to "
                + "\(WeightFileHeader.formatPrefix)\(newest); update inbetween"
        case .missingMetadata(let key): "has no \(key.quoted) in its metadata; learn the picture again"
        case .invalidMetadata(let key, let value, let expected):
            "has the \(key.quoted) \(value.quoted), which is not \(expected); correct it or learn the picture again"
        case .malformedMetadata(let key, let error):
            "has a malformed \(key.quoted) in its metadata: \(error); correct it or learn the picture again"
        case .unsupportedShape(let what, let found, let allowed):
            "declares \(found) \(what), but \(allowed) can be computed; learn the picture again with another shape"
        case .missingTensor(let tensor, let shape):
            "has no tensor \(tensor.quoted) of shape \(shape); learn the picture again"
        case .unknownTensor(let tensor):
            "has the tensor \(tensor.quoted), which its shape has no place for; remove it or learn the picture again"
        case .wrongType(let tensor, let found):
            "has the tensor \(tensor.quoted) as \(found.rawValue), weights are F32; "
                + "convert it or learn the picture again"
        case .wrongShape(let tensor, let expected, let found):
            "has the tensor \(tensor.quoted) of shape \(found), its metadata's shape says \(expected); "
                + "learn the picture again"
        case .foreignFrequencies(let index, let expected, let found):
            "has \(found) at encoding.frequencies[\(index)], its encoding gives \(expected); "
                + "learn the picture again"
        case .notFinite(let tensor, let index):
            "has no finite number at \(tensor)[\(index)]: learning diverged; learn the picture again at a lower --rate"
        }
    }
}
