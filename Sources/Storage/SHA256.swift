// SPDX-License-Identifier: MIT
import CAV
import SystemPackage

/// SHA-256 digests (FIPS 180-4) as lowercase hexadecimal digits, by libavutil, which films need anyway.
public enum SHA256 {
    /// The digest of `bytes`, 64 characters.
    public static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
        digest { update in update(bytes) }
    }

    /// The digest of the file at `path`, which is read piece by piece.
    ///
    /// - Throws: ``StorageError`` (`read`).
    public static func hexadecimal(ofFileAt path: FilePath) throws -> String {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? file.close() }
            return try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 64) { piece in
                try digest { update in
                    while case let count = try file.read(into: piece), count > 0 {
                        update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
                    }
                }
            }
        } catch let reason as Errno {
            throw StorageError(.read, path, reason)
        }
    }

    /// Digests the bytes that `feed` passes to its argument, piece by piece.
    private static func digest(_ feed: ((UnsafeRawBufferPointer) -> Void) throws -> Void) rethrows -> String {
        guard let context = av_sha_alloc() else { preconditionFailure("out of memory") }
        defer { av_free(UnsafeMutableRawPointer(context)) }
        av_sha_init(context, 256)
        try feed { av_sha_update(context, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count) }
        var digest = [UInt8](repeating: 0, count: 32)
        av_sha_final(context, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// See ``hexadecimal(of:)-(UnsafeRawBufferPointer)``.
    public static func hexadecimal(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes(hexadecimal(of:)) }
}
