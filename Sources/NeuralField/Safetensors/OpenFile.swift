// SPDX-License-Identifier: MIT
import Foundation
import Storage

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
            // Without waiting, or a pipe that nobody writes to would hold us for ever.
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
