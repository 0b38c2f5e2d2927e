// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Synchronization

/// Standard output or standard error: all that is written arrives, or the failure is known.
package final class StandardStream: Sendable {
    package static let output = StandardStream(STDOUT_FILENO)
    package static let errors = StandardStream(STDERR_FILENO)

    private let descriptor: Int32
    private let firstFailure = Mutex<Errno?>(nil)

    package init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The first error of writing; nil if there was none. A reader that has closed the pipe, as `head` does, is not a
    /// failure.
    package var failure: Errno? { firstFailure.withLock { $0 } }

    /// Writes all of `text`, and waits for a slow reader. After a failure nothing more is written, so the output has no
    /// gaps.
    package func write(_ text: String) {
        firstFailure.withLock { failure in
            guard failure == nil, let reason = Self.write(Array(text.utf8), to: descriptor) else { return }
            failure = reason == .brokenPipe ? nil : reason
        }
    }

    /// - Returns: the error, if not all was written.
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
                // Another process has made the pipe or the terminal non-blocking, so wait here.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            case let code: return Errno(rawValue: code)
            }
        }
        return nil
    }

    /// Reserves the descriptors 0, 1 and 2 for standard streams. Otherwise text for a stream that the caller closed
    /// would go to the first file that is opened. Call before any file is opened.
    package static func claim() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // Opened for the opposite direction, so that reading and writing fail as on a closed stream. `open` takes
            // the lowest free number.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
