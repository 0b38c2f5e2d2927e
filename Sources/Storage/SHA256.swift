// SPDX-License-Identifier: MIT
import CAV

/// SHA-256 digests (FIPS 180-4) as lowercase hexadecimal, computed by libavutil, which the films need anyway.
public enum SHA256 {
    /// The digest of `bytes`, 64 characters.
    public static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
        guard let context = av_sha_alloc() else { preconditionFailure("out of memory") }
        defer { av_free(UnsafeMutableRawPointer(context)) }
        av_sha_init(context, 256)
        av_sha_update(context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        var digest = [UInt8](repeating: 0, count: 32)
        av_sha_final(context, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// See ``hexadecimal(of:)-(UnsafeRawBufferPointer)``.
    public static func hexadecimal(of bytes: [UInt8]) -> String { bytes.withUnsafeBytes(hexadecimal(of:)) }
}
