// SPDX-License-Identifier: MIT
import CAV
import Foundation
import Synchronization

/// Keeps the last warnings of the libav libraries, which would otherwise go to the terminal.
enum LibavLog {
    private static let capacity = 8
    private static let lines = Mutex<[String]>([])
    /// Set once for the process: libav knows one callback only.
    private static let installation: Void = {
        // SVT-AV1 prints past libav, and listens to this variable only; 1 leaves errors.
        setenv("SVT_LOG", "1", 0)
        av_log_set_callback { source, level, format, arguments in
            guard level <= AV_LOG_WARNING, let format, let arguments else { return }
            var text = [CChar](repeating: 0, count: 1024)
            var startsLine: Int32 = 1
            av_log_format_line2(source, level, format, arguments, &text, Int32(text.count), &startsLine)
            let line = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            guard !line.isEmpty else { return }
            lines.withLock { $0 = ($0 + [line]).suffix(capacity) }
        }
    }()

    /// From here on nothing is printed. Called where an output is chosen, before there are threads that read the
    /// environment.
    static func capture() { installation }

    /// What was said since the last call.
    static func takeLines() -> [String] {
        lines.withLock { lines in
            defer { lines = [] }
            return lines
        }
    }
}
