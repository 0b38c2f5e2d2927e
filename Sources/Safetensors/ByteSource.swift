// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The bytes of a container: read from a file on demand, or in memory already.
package enum ByteSource {
    case file(OpenFile)
    case memory([UInt8])

    var count: Int {
        switch self {
        case .file(let file): file.byteCount
        case .memory(let bytes): bytes.count
        }
    }

    /// Fills `buffer` with the bytes from `offset`; returns how many there were.
    ///
    /// - Throws: `StorageError` (`read`).
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        switch self {
        case .file(let file): return try file.read(at: offset, into: buffer)
        case .memory(let bytes):
            let part = bytes[offset...].prefix(buffer.count)
            buffer.copyBytes(from: part)
            return part.count
        }
    }
}

extension ByteSource {
    /// Fills all of `buffer` with the bytes from `offset`.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int, path: FilePath) throws {
        let found = try read(at: offset, into: buffer)
        guard found == buffer.count else {
            throw SafetensorsError(path, .shrunk(expected: count, found: offset + found))
        }
    }

    /// `count` bytes from `offset`, which the source has.
    func bytes(at offset: Int, count: Int, path: FilePath) throws -> [UInt8] {
        try Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            try fill(UnsafeMutableRawBufferPointer(buffer), at: offset, path: path)
            initializedCount = count
        }
    }

    /// All bytes of the source.
    package func allBytes(path: FilePath) throws -> [UInt8] {
        guard count <= SafetensorsLimits.fileBytes else {
            throw SafetensorsError(path, .fileTooLarge(byteCount: count))
        }
        return try bytes(at: 0, count: count, path: path)
    }
}

/// A regular file that is being read.
package final class OpenFile: Sendable {
    let path: FilePath
    /// Its size when it was opened.
    package let byteCount: Int
    private let descriptor: FileDescriptor

    /// - Throws: `StorageError` (`read`), ``SafetensorsError`` (`notARegularFile`).
    package init(_ path: FilePath) throws {
        self.path = path
        do {
            // Non-blocking, as opening a pipe without a writer would otherwise wait for ever.
            descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
        } catch let reason as Errno {
            throw StorageError(.read, path, reason)
        }
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else {
            let error = StorageError.current(.read, path)
            try? descriptor.close()
            throw error
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            try? descriptor.close()
            throw SafetensorsError(path, .notARegularFile)
        }
        byteCount = Int(status.st_size)
    }

    deinit { try? descriptor.close() }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        do {
            var filled = 0
            while filled < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                let count = try descriptor.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
                if count == 0 { break }
                filled += count
            }
            return filled
        } catch let reason as Errno {
            throw StorageError(.read, path, reason)
        }
    }
}
