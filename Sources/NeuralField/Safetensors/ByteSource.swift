// SPDX-License-Identifier: MIT
import Storage

/// The bytes of a container, wherever they are: read from a file when asked for, or in memory already.
package enum ByteSource {
    case file(OpenFile)
    case memory([UInt8])

    var count: Int {
        switch self {
        case .file(let file): file.byteCount
        case .memory(let bytes): bytes.count
        }
    }

    /// Fills `buffer` with the bytes from `offset`; tells how many there were.
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

    /// Everything.
    package func allBytes(path: FilePath) throws -> [UInt8] {
        guard count <= SafetensorsLimits.fileBytes else {
            throw SafetensorsError(path, .fileTooLarge(byteCount: count))
        }
        return try bytes(at: 0, count: count, path: path)
    }
}
