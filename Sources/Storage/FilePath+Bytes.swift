// SPDX-License-Identifier: MIT
import SystemPackage

extension FilePath {
    /// The first `limit` bytes of the file, or all of it if it is shorter.
    ///
    /// - Throws: ``StorageError`` (`read`).
    public func bytes(upTo limit: Int) throws -> ArraySlice<UInt8> {
        do {
            let file = try FileDescriptor.open(self, .readOnly, options: .closeOnExec)
            defer { try? file.close() }
            // Pipes and the like have no size.
            let size = (try? file.seek(offset: 0, from: .end)).map { Int($0) }
            if size != nil { try file.seek(offset: 0, from: .start) }
            var bytes = [UInt8](repeating: 0, count: min(limit, size ?? limit))
            let count = try bytes.withUnsafeMutableBytes { buffer in
                var count = 0
                while count < buffer.count {
                    let read = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
                    if read == 0 { break }
                    count += read
                }
                return count
            }
            return bytes[..<count]
        } catch let reason as Errno {
            throw StorageError(.read, self, reason)
        }
    }

    /// Like ``bytes(upTo:)``; nil if there is no file.
    ///
    /// - Throws: ``StorageError`` (`read`) if there is a file, or may be one, that cannot be read.
    public func bytesIfThere(upTo limit: Int = 1 << 28) throws -> ArraySlice<UInt8>? {
        do {
            return try bytes(upTo: limit)
        } catch let error as StorageError where error.reason == .noSuchFileOrDirectory {
            return nil
        }
    }
}
