// SPDX-License-Identifier: MIT
import CMessageDigest
import SystemPackage

/// SHA-256 digests (FIPS 180-4) as lowercase hexadecimal digits, by libmd.
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
        var context = SHA2_CTX()
        SHA256Init(&context)
        try feed { SHA256Update(&context, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count) }
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256Final(&digest, &context)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// See ``hexadecimal(of:)-(UnsafeRawBufferPointer)``.
    public static func hexadecimal(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes(hexadecimal(of:)) }
}
