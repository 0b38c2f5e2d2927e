// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// Bytes in order, from an open file or from memory.
final class ByteSource {
    private let descriptor: FileDescriptor?
    private var buffer: [UInt8]
    private var position = 0
    /// The error that ended reading; nil if there was none.
    private(set) var failure: Errno?

    private static let bufferSize = 1 << 16

    init(_ bytes: [UInt8]) {
        descriptor = nil
        buffer = bytes
    }

    /// Opens the regular file at `path`.
    init(path: FilePath, limits: PictureLimits) throws(PictureReaderError.Problem) {
        let file: FileDescriptor
        do {
            // Non-blocking: opening a named pipe would otherwise wait for a writer.
            file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
        } catch {
            throw Self.problem(error)
        }
        do {
            try Self.check(file, limits: limits)
        } catch {
            try? file.close()
            throw error
        }
        descriptor = file
        buffer = []
    }

    deinit { try? descriptor?.close() }

    private static func problem(_ error: any Error) -> PictureReaderError.Problem {
        guard let reason = error as? Errno else { return .unreadable(.ioError) }
        return reason == .noSuchFileOrDirectory || reason == .notDirectory ? .missing : .unreadable(reason)
    }

    /// Throws unless `file` is a regular file, not empty, and within the limits.
    private static func check(_ file: FileDescriptor, limits: PictureLimits) throws(PictureReaderError.Problem) {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw .unreadable(Errno(rawValue: errno)) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .notAFile(kind: "a folder")
        case S_IFIFO: throw .notAFile(kind: "a named pipe")
        case S_IFSOCK: throw .notAFile(kind: "a socket")
        default: throw .notAFile(kind: "a device")
        }
        guard status.st_size > 0 else { throw .empty }
        guard status.st_size <= limits.fileBytes else {
            throw .fileTooLarge(bytes: Int(status.st_size), limit: limits.fileBytes)
        }
    }

    /// Copies the next bytes to `target` and returns their number, which is smaller than `target.count` only at the end
    /// or after a ``failure``.
    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        var done = 0
        while done < target.count {
            if position == buffer.count && !refill() { break }
            let count = min(target.count - done, buffer.count - position)
            buffer.withUnsafeBytes { bytes in
                target[done..<done + count].copyBytes(from: bytes[position..<position + count])
            }
            position += count
            done += count
        }
        return done
    }

    /// Up to `count` of the next bytes, without moving past them. At most 64 KiB of a file.
    func peek(_ count: Int) -> ArraySlice<UInt8> {
        if position == buffer.count { _ = refill() }
        return buffer[position..<min(position + count, buffer.count)]
    }

    /// All bytes from here on.
    func readAll(limits: PictureLimits) throws(PictureReaderError.Problem) -> [UInt8] {
        var all = Array(buffer[position...])
        position = buffer.count
        while refill() {
            all += buffer
            position = buffer.count
            // The size was checked on opening, but the file may have grown since.
            guard all.count <= limits.fileBytes else { throw .fileTooLarge(bytes: all.count, limit: limits.fileBytes) }
        }
        if let failure { throw .unreadable(failure) }
        return all
    }

    /// Reads the file's next bytes into the buffer; false at its end, on failure, and always for bytes from memory.
    private func refill() -> Bool {
        guard let descriptor, failure == nil else { return false }
        do {
            buffer = try [UInt8](unsafeUninitializedCapacity: Self.bufferSize) { bytes, count in
                count = try descriptor.read(into: UnsafeMutableRawBufferPointer(bytes))
            }
        } catch {
            buffer = []
            failure = error as? Errno ?? .ioError
        }
        position = 0
        return !buffer.isEmpty
    }
}
