// SPDX-License-Identifier: MIT
import Storage

/// Buffers small writes to an ``AtomicFile``.
final class BufferedFile {
    private let file: AtomicFile
    private var buffer: [UInt8] = []
    private static let capacity = 1 << 18
    /// The number of bytes written so far.
    private(set) var count = 0

    var path: FilePath { file.path }

    init(at path: FilePath) throws {
        file = try AtomicFile(at: path)
        buffer.reserveCapacity(Self.capacity)
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        buffer += bytes
        count += bytes.count
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Overwrites bytes that are already in the file.
    func patch(_ bytes: [UInt8], at offset: Int) throws {
        try flush()
        do {
            try file.descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
        } catch let reason as Errno {
            throw StorageError(.write, file.path, reason)
        }
    }

    func commit() throws {
        try flush()
        try file.commit()
    }

    private func flush() throws {
        try buffer.withUnsafeBytes(file.write)
        buffer.removeAll(keepingCapacity: true)
    }
}

extension FixedWidthInteger {
    /// The bytes from the most significant one, as in PNG.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
    /// The bytes from the least significant one, as in RIFF.
    var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
