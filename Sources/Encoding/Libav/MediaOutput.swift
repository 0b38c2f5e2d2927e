// SPDX-License-Identifier: MIT
import CAV
import Storage

/// Lets libav write to an ``AtomicFile`` and read it again; keeps the first storage error.
final class MediaOutput {
    let file: AtomicFile
    private(set) var failure: StorageError?
    private var io: UnsafeMutablePointer<AVIOContext>?
    /// The callbacks for reading, for ``MediaMuxer``.
    let reading: UnsafeMutablePointer<CAVReading>
    /// The offset of the next read.
    private var readOffset: Int64 = 0
    private static let bufferSize: Int32 = 1 << 18

    init(_ file: AtomicFile) throws {
        self.file = file
        reading = .allocate(capacity: 1)
        // libav calls back only while this object, which owns the context, is in use.
        let owner = Unmanaged.passUnretained(self).toOpaque()
        io = cav_output_alloc(
            Self.bufferSize, owner,
            { owner, bytes, count in
                guard let owner else { return cav_error_of_errno(EINVAL) }
                return Unmanaged<MediaOutput>.fromOpaque(owner).takeUnretainedValue()
                    .write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
            },
            { owner, offset, whence in
                guard let owner else { return Int64(cav_error_of_errno(EINVAL)) }
                return Unmanaged<MediaOutput>.fromOpaque(owner).takeUnretainedValue().seek(offset, whence)
            })
        reading.initialize(
            to: CAVReading(
                owner: owner,
                read: { owner, bytes, count in
                    guard let owner else { return cav_error_of_errno(EINVAL) }
                    return Unmanaged<MediaOutput>.fromOpaque(owner).takeUnretainedValue()
                        .read(UnsafeMutableRawBufferPointer(start: bytes, count: Int(count)))
                },
                seek: { owner, offset, whence in
                    guard let owner else { return Int64(cav_error_of_errno(EINVAL)) }
                    return Unmanaged<MediaOutput>.fromOpaque(owner).takeUnretainedValue().seekReading(offset, whence)
                }))
        guard io != nil else { throw EncodingError.outOfMemory }
    }

    deinit {
        cav_output_free(io)
        reading.deallocate()
    }

    /// libav's context for writing, for ``MediaMuxer``.
    var raw: UnsafeMutablePointer<AVIOContext>? { io }

    /// Writes what libav has buffered.
    func flush() throws {
        avio_flush(io)
        if let failure { throw failure }
        if let io { try LibavCode.check(io.pointee.error, "writing \(file.path)") }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        do {
            try file.write(bytes)
            return Int32(bytes.count)
        } catch let error as StorageError {
            failure = failure ?? error
            return cav_error_of_errno(error.reason.rawValue)
        } catch {
            return cav_error_of_errno(EIO)
        }
    }

    private func read(_ bytes: UnsafeMutableRawBufferPointer) -> Int32 {
        do {
            let count = try file.descriptor.read(fromAbsoluteOffset: readOffset, into: bytes)
            readOffset += Int64(count)
            return count == 0 ? LibavCode.end : Int32(count)
        } catch let reason as Errno {
            failure = failure ?? StorageError(.read, file.path, reason)
            return cav_error_of_errno(reason.rawValue)
        } catch {
            return cav_error_of_errno(EIO)
        }
    }

    /// Muxers seek to absolute offsets only.
    private func seekReading(_ offset: Int64, _ whence: Int32) -> Int64 {
        guard whence & ~AVSEEK_FORCE == SEEK_SET, offset >= 0 else { return Int64(cav_error_of_errno(EINVAL)) }
        readOffset = offset
        return offset
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        do {
            if whence & AVSEEK_SIZE != 0 {
                let here = try file.descriptor.seek(offset: 0, from: .current)
                let size = try file.descriptor.seek(offset: 0, from: .end)
                try file.descriptor.seek(offset: here, from: .start)
                return size
            }
            switch whence & ~AVSEEK_FORCE {
            case SEEK_SET: return try file.descriptor.seek(offset: offset, from: .start)
            case SEEK_CUR: return try file.descriptor.seek(offset: offset, from: .current)
            case SEEK_END: return try file.descriptor.seek(offset: offset, from: .end)
            default: return Int64(cav_error_of_errno(EINVAL))
            }
        } catch let reason as Errno {
            failure = failure ?? StorageError(.write, file.path, reason)
            return Int64(cav_error_of_errno(reason.rawValue))
        } catch {
            return Int64(cav_error_of_errno(EIO))
        }
    }
}
