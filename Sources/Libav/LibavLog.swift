// SPDX-License-Identifier: MIT
import CAV
import Foundation
import Synchronization

/// Captures the messages of the libav libraries, which would otherwise be printed on the terminal.
///
/// libav has one callback for the whole process, so all of its users share this log.
public enum LibavLog {
    /// The first error of each context listened to, and the last warnings and errors of all others.
    private struct Kept {
        var errors: [UInt: String] = [:]
        var lines: [String] = []
    }

    private static let capacity = 8
    private static let kept = Mutex(Kept())
    private static let installation: Void =
        av_log_set_callback { source, level, format, arguments in
            guard level <= AV_LOG_WARNING, let format, let arguments else { return }
            let context = UInt(bitPattern: source)
            kept.withLock { kept in
                var text = [CChar](repeating: 0, count: 1024)
                func words() -> String {
                    String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                        .trimmingCharacters(in: .whitespacesAndNewlines)
                }
                if let said = kept.errors[context] {
                    // The first error is the cause; later ones follow from it.
                    guard said.isEmpty, level <= AV_LOG_ERROR else { return }
                    vsnprintf(&text, text.count, format, arguments)
                    kept.errors[context] = words()
                } else {
                    var startsLine: Int32 = 1
                    av_log_format_line2(source, level, format, arguments, &text, Int32(text.count), &startsLine)
                    let line = words()
                    if !line.isEmpty { kept.lines = (kept.lines + [line]).suffix(capacity) }
                }
            }
        }

    /// Begins to capture messages; from then on libav prints nothing.
    public static func capture() { installation }

    /// The latest warnings and errors since the last call, eight at most, without those of contexts listened to.
    public static func takeLines() -> [String] {
        kept.withLock { kept in
            defer { kept.lines = [] }
            return kept.lines
        }
    }

    /// Begins to listen to a context, until ``end(_:)``.
    public static func listen(to context: UnsafeRawPointer) {
        capture()
        kept.withLock { $0.errors[UInt(bitPattern: context)] = "" }
    }

    /// Ends listening; returns the first error, empty if there was none.
    public static func end(_ context: UnsafeRawPointer) -> String {
        kept.withLock { $0.errors.removeValue(forKey: UInt(bitPattern: context)) } ?? ""
    }
}
