// SPDX-License-Identifier: MIT
import Storage

/// Gathers small pieces before they go to an ``AtomicFile``.
final class BufferedFile {
    private let file: AtomicFile
    private var buffer: [UInt8] = []
    private static let capacity = 1 << 18
    /// All bytes so far.
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

    /// Writes over bytes that are already in the file.
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
    /// From the most significant byte on, as PNG wants it.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
    /// From the least significant byte on, as RIFF wants it.
    var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
