// SPDX-License-Identifier: MIT
import Foundation

/// A nameless file that a process writes to: it takes any amount and never blocks.
final class Capture: Transcript {
    let childDescriptor: Int32

    init() throws {
        let path = FileManager.default.temporaryDirectory.path + "/capture-\(UUID().uuidString)"
        childDescriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_APPEND, 0o600)
        guard childDescriptor >= 0 else { throw ChildProcess.Failure(description: "no temporary file") }
        unlink(path)
    }

    deinit { close(childDescriptor) }

    var bytes: [UInt8] {
        let size = Int(lseek(childDescriptor, 0, SEEK_END))
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, pread(childDescriptor, buffer.baseAddress, size, 0))
        }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
