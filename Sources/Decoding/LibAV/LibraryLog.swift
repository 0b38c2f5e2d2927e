// SPDX-License-Identifier: MIT
import CAV
import Foundation
import Synchronization

/// Keeps libav from printing, and keeps what it would have printed about a decoder at work.
enum LibraryLog {
    /// The errors logged for each context that is being listened to.
    private static let messages = Mutex<[UInt: String]>([:])

    /// Installs the callback on first use; libav has one for the whole process.
    private static let installation: Void = av_log_set_callback { context, level, format, arguments in
        guard level <= AV_LOG_ERROR, let context, let format, let arguments else { return }
        let key = UInt(bitPattern: context)
        messages.withLock { messages in
            // The first error is the cause; later ones follow from it.
            guard messages[key] == "" else { return }
            var text = [CChar](repeating: 0, count: 256)
            vsnprintf(&text, text.count, format, arguments)
            let bytes = text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
            messages[key] = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    static func install() { _ = installation }

    /// Begins to listen to `context`.
    static func listen(to context: UnsafeRawPointer) {
        install()
        messages.withLock { $0[UInt(bitPattern: context)] = "" }
    }

    /// Ends listening; returns the first error, empty if there was none.
    static func end(_ context: UnsafeRawPointer) -> String {
        messages.withLock { $0.removeValue(forKey: UInt(bitPattern: context)) } ?? ""
    }
}
