// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Synchronization

/// Standard output or standard error: what is written arrives whole, or it is known why not.
package final class StandardStream: Sendable {
    package static let output = StandardStream(STDOUT_FILENO)
    package static let errors = StandardStream(STDERR_FILENO)

    private let descriptor: Int32
    private let firstFailure = Mutex<Errno?>(nil)

    package init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Why something could not be written; nil where all was. A reader that went away, as `head` does, is no failure.
    package var failure: Errno? { firstFailure.withLock { $0 } }

    /// Writes all of `text`, and waits for a slow reader. After a failure nothing more is written: what arrived is a
    /// beginning, without holes.
    package func write(_ text: String) {
        firstFailure.withLock { failure in
            guard failure == nil, let reason = Self.write(Array(text.utf8), to: descriptor) else { return }
            failure = reason == .brokenPipe ? nil : reason
        }
    }

    /// - Returns: why not all was written.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Errno? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // Somebody else made the pipe or the terminal one that does not wait: wait here.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            case let code: return Errno(rawValue: code)
            }
        }
        return nil
    }

    /// Sees to it that the numbers 0, 1 and 2 belong to standard streams, or the first file that is opened would get what
    /// is written to a stream that the caller closed. Call before any file is opened.
    package static func claim() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // Open the wrong way round, so that reading and writing fail as they would. The lowest free number is taken.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
