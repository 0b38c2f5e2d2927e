// SPDX-License-Identifier: MIT
import Storage

/// Tensors and strings in one file, in the format of <https://github.com/huggingface/safetensors>.
///
/// Written files are canonical: equal contents give equal bytes. The tensors stand in the reference implementation's
/// order, ``SafetensorsType`` from the greatest down and names by their UTF-8 bytes; metadata keys are sorted; spaces
/// pad the header so that the first tensor is 64-byte aligned. Files that are read are checked: see
/// ``SafetensorsError`` and ``SafetensorsLimits``.
public struct SafetensorsFile: Hashable, Sendable {
    /// The tensors in the order of the file.
    public let tensors: [SafetensorsTensor]
    public let metadata: [String: String]

    /// The content of a file to be written. Names must differ, and in more than the encoding of their accents.
    public init(tensors: [SafetensorsTensor], metadata: [String: String] = [:]) {
        precondition(tensors.count <= SafetensorsLimits.tensors, "a file has at most 4096 tensors")
        precondition(Set(tensors.map(\.name)).count == tensors.count, "tensors need different names")
        self.tensors = tensors.sorted { first, second in
            first.type == second.type
                ? first.name.utf8.lexicographicallyPrecedes(second.name.utf8) : first.type.rank > second.type.rank
        }
        self.metadata = metadata
    }

    /// The tensor of that name.
    public subscript(_ name: String) -> SafetensorsTensor? { tensors.first { $0.name == name } }
}

// MARK: Reading

extension SafetensorsFile {
    /// Reads a whole file.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError``.
    public init(from path: FilePath) throws {
        try self.init(SafetensorsReader(path))
    }

    /// Parses a file's bytes; `path` is only for error messages.
    ///
    /// - Throws: ``SafetensorsError``.
    public init(_ bytes: [UInt8], path: FilePath) throws {
        try self.init(SafetensorsReader(bytes, path: path))
    }

    private init(_ reader: SafetensorsReader) throws {
        tensors = try reader.header.entries.map {
            SafetensorsTensor(name: $0.name, type: $0.type, shape: $0.shape, data: try reader.data(of: $0))
        }
        metadata = reader.header.metadata
    }
}

// MARK: Writing

extension SafetensorsFile {
    /// The file's bytes.
    public func encoded() -> [UInt8] {
        var bytes = SafetensorsHeader(of: tensors, metadata: metadata).encoded()
        bytes.reserveCapacity(bytes.count + tensors.reduce(0) { $0 + $1.data.count })
        for tensor in tensors { bytes += tensor.data }
        return bytes
    }

    /// Writes the file; it appears under its name only when it is complete.
    ///
    /// - Parameters:
    ///   - isDurable: see `AtomicFile/commit(isDurable:)`.
    ///   - removesStaleParts: see `AtomicFile`.
    /// - Throws: `StorageError` (`create`, `write`, `rename`).
    public func write(to path: FilePath, isDurable: Bool = true, removesStaleParts: Bool = true) throws {
        let file = try AtomicFile(at: path, removesStaleParts: removesStaleParts)
        try file.write(SafetensorsHeader(of: tensors, metadata: metadata).encoded())
        for tensor in tensors { try tensor.data.withUnsafeBytes { try file.write($0) } }
        try file.commit(isDurable: isDurable)
    }
}

/// Limits of safetensors files here: far more than any network needs, far less than the format allows.
public enum SafetensorsLimits {
    /// Bytes of the JSON header, padding included.
    public static let headerBytes = 1 << 20
    public static let tensors = 4096
    /// UTF-8 bytes of a tensor's name.
    public static let nameBytes = 256
    /// Dimensions of a tensor.
    public static let rank = 4
    /// Bytes of the whole file.
    public static let fileBytes = 1 << 30
}
