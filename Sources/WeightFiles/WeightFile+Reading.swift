// SPDX-License-Identifier: MIT
import Networks
import Safetensors
import Storage

extension WeightFile {
    /// Reads a weight file and checks all of it.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError``, ``WeightFileError``.
    public static func read(from path: FilePath) throws -> WeightFile { try WeightFile(SafetensorsReader(path)) }

    /// Parses a weight file's bytes; `path` is only for error messages.
    ///
    /// - Throws: ``SafetensorsError``, ``WeightFileError``.
    public init(_ bytes: [UInt8], path: FilePath) throws { try self.init(SafetensorsReader(bytes, path: path)) }

    /// Reads everything but the weights and checks that their tensors are there: for lists of many files.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError``, ``WeightFileError``.
    public static func readHeader(from path: FilePath) throws -> WeightFileHeader {
        try header(of: SafetensorsReader(path))
    }

    /// SHA-256 of a file's bytes, as `sha256sum` prints it and as ``Lineage/parent`` records it.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError`` (`notARegularFile`, `fileTooLarge`, `shrunk`).
    public static func digest(of path: FilePath) throws -> String {
        SHA256.hexadecimal(of: try ByteSource.file(OpenFile(path)).allBytes(path: path))
    }

    private init(_ reader: SafetensorsReader) throws {
        let header = try Self.header(of: reader)
        let shape = header.shape
        // The header's check found a tensor for every parameter, so this is no more than the file's size.
        var storage = [Float](repeating: 0, count: shape.parameterCount)
        var frequencies: [Float] = []
        let entries = Dictionary(uniqueKeysWithValues: reader.header.entries.map { ($0.name, $0) })
        for tensor in shape.storedTensors {
            guard let entry = entries[tensor.name] else { preconditionFailure("the header was checked") }
            switch tensor.content {
            case .parameters(let range):
                try storage.withUnsafeMutableBytes { bytes in
                    let stride = MemoryLayout<Float>.stride
                    let part = bytes[range.lowerBound * stride..<range.upperBound * stride]
                    try reader.read(entry, into: UnsafeMutableRawBufferPointer(rebasing: part))
                }
            case .frequencies:
                frequencies = [Float](repeating: 0, count: tensor.shape.reduce(1, *))
                try frequencies.withUnsafeMutableBytes { try reader.read(entry, into: $0) }
            }
        }
        self.init(header: header, weights: Weights(shape: shape, storage: storage))
        do {
            try Self.check(frequencies, against: shape.encoding.frequencies)
            try weights.checkFinite()
        } catch let problem as WeightFileError.Problem {
            throw WeightFileError(reader.path, problem)
        }
    }

    private static func header(of reader: SafetensorsReader) throws -> WeightFileHeader {
        do {
            let header = try WeightFileHeader(metadata: reader.header.metadata)
            try check(reader.header.entries, against: header.shape)
            return header
        } catch let problem as WeightFileError.Problem {
            throw WeightFileError(reader.path, problem)
        }
    }

    /// Checks that the file has the tensors that `shape` needs, and no others.
    private static func check(_ entries: [SafetensorsHeader.Entry], against shape: NetworkShape) throws {
        var unknown = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
        for tensor in shape.storedTensors {
            guard let entry = unknown.removeValue(forKey: tensor.name) else {
                throw WeightFileError.Problem.missingTensor(tensor.name, shape: tensor.shape)
            }
            guard entry.type == .float32 else {
                throw WeightFileError.Problem.wrongType(tensor: tensor.name, found: entry.type)
            }
            guard entry.shape == tensor.shape else {
                throw WeightFileError.Problem.wrongShape(
                    tensor: tensor.name, expected: tensor.shape, found: entry.shape)
            }
        }
        if let first = entries.first(where: { unknown[$0.name] != nil }) {
            throw WeightFileError.Problem.unknownTensor(first.name)
        }
    }

    /// Checks the frequencies bit for bit: weights learned with others would draw another picture here.
    private static func check(_ found: [Float], against expected: [Float]) throws {
        for (index, (found, expected)) in zip(found, expected).enumerated() {
            guard found.bitPattern == expected.bitPattern else {
                throw WeightFileError.Problem.foreignFrequencies(index: index, expected: expected, found: found)
            }
        }
    }
}
