// SPDX-License-Identifier: MIT
import Networks
import Safetensors
import WeightFiles

/// A change to a good weight file, and the error that it causes.
struct BrokenWeightFile: CustomStringConvertible, Sendable {
    let description: String
    let metadata: [String: String]
    let tensors: [SafetensorsTensor]
    let problem: WeightFileError.Problem

    static let good: SafetensorsFile = {
        do {
            return try SafetensorsFile(SampleWeights.fourier.file.encoded(), path: "good")
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// With `value` for a metadata key, or without it.
    init(_ key: String, _ value: String?, _ problem: WeightFileError.Problem) {
        description = "\(key) \(value ?? "missing")"
        var metadata = Self.good.metadata
        metadata[key] = value
        self.metadata = metadata
        tensors = Self.good.tensors
        self.problem = problem
    }

    /// With a value that does not read as `expected`.
    init(_ key: String, _ value: String, not expected: String) {
        self.init(key, value, .invalidMetadata(key: key, value: value, expected: expected))
    }

    /// With `old` in the JSON of `key` replaced by `new`, refused `distance` bytes after where that begins.
    init(_ key: String, replacing old: String, by new: String, at distance: Int, _ problem: JSONError.Problem) {
        let text = Self.good.metadata[key] ?? ""
        let start = text.firstRange(of: old).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
        let error = JSONError(offset: (start ?? 0) + distance, problem: problem)
        self.init(key, replacing: old, by: new, .malformedMetadata(key: key, error))
    }

    init(_ key: String, replacing old: String, by new: String, _ problem: WeightFileError.Problem) {
        let text = Self.good.metadata[key] ?? ""
        precondition(text.contains(old), "\(old) is in \(text)")
        self.init(key, text.replacing(old, with: new), problem)
    }

    /// With other tensors.
    init(
        _ description: String, _ problem: WeightFileError.Problem,
        change: ([SafetensorsTensor]) -> [SafetensorsTensor]
    ) {
        self.description = description
        metadata = Self.good.metadata
        tensors = change(Self.good.tensors)
        self.problem = problem
    }

    /// With `replacement`, or nothing, in the place of the tensor `name`.
    init(
        _ description: String, tensor name: String, _ replacement: SafetensorsTensor?,
        _ problem: WeightFileError.Problem
    ) {
        self.init(description, problem) { tensors in
            tensors.compactMap { $0.name == name ? replacement : $0 }
        }
    }

    var bytes: [UInt8] { SafetensorsFile(tensors: tensors, metadata: metadata).encoded() }
}
