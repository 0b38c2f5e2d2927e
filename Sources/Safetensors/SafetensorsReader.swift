// SPDX-License-Identifier: MIT
import Storage

/// A safetensors file whose header has been read and checked, and whose tensors can be read one by one.
///
/// Nothing is allocated before the file is known to be large enough to hold it.
public struct SafetensorsReader {
    public let path: FilePath
    public let header: SafetensorsHeader
    private let source: ByteSource
    private let dataOffset: Int

    /// Opens a file.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError``.
    public init(_ path: FilePath) throws {
        try self.init(.file(OpenFile(path)), path: path)
    }

    /// Takes a file's bytes; `path` is only for error messages.
    ///
    /// - Throws: ``SafetensorsError``.
    public init(_ bytes: [UInt8], path: FilePath) throws {
        try self.init(.memory(bytes), path: path)
    }

    private init(_ source: ByteSource, path: FilePath) throws {
        let available = source.count
        func refuse(_ problem: SafetensorsError.Problem) -> SafetensorsError { SafetensorsError(path, problem) }

        guard available <= SafetensorsLimits.fileBytes else { throw refuse(.fileTooLarge(byteCount: available)) }
        guard available >= SafetensorsHeader.lengthBytes else { throw refuse(.noHeaderLength(byteCount: available)) }
        let start = try source.bytes(at: 0, count: min(available, GitLFSPointer.byteCount), path: path)
        guard !GitLFSPointer.isOne(start) else { throw refuse(.gitLFSPointer) }
        let prefix = try source.bytes(at: 0, count: SafetensorsHeader.lengthBytes, path: path)
        let length = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= SafetensorsLimits.headerBytes else { throw refuse(.headerTooLong(byteCount: length)) }
        let headerEnd = SafetensorsHeader.lengthBytes + Int(length)
        guard headerEnd <= available else { throw refuse(.truncatedHeader(expected: headerEnd, found: available)) }
        let json = try source.bytes(at: SafetensorsHeader.lengthBytes, count: Int(length), path: path)
        do {
            header = try SafetensorsHeader(json: json, dataCount: available - headerEnd)
        } catch let problem as SafetensorsError.Problem {
            throw refuse(problem)
        }
        self.path = path
        self.source = source
        dataOffset = headerEnd
    }

    /// The bytes of a tensor.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError`` (`shrunk`).
    public func data(of entry: SafetensorsHeader.Entry) throws -> [UInt8] {
        try source.bytes(at: dataOffset + entry.range.lowerBound, count: entry.range.count, path: path)
    }

    /// Copies the bytes of a tensor to `buffer`, which must have exactly their size.
    ///
    /// - Throws: `StorageError` (`read`), ``SafetensorsError`` (`shrunk`).
    public func read(_ entry: SafetensorsHeader.Entry, into buffer: UnsafeMutableRawBufferPointer) throws {
        precondition(buffer.count == entry.range.count, "the buffer must have the tensor's size")
        try source.fill(buffer, at: dataOffset + entry.range.lowerBound, path: path)
    }
}
