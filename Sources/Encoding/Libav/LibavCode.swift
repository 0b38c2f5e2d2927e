// SPDX-License-Identifier: MIT
import CAV
import Libav

/// The return codes of libav's functions.
enum LibavCode {
    static let again = cav_error_again()
    static let end = cav_error_end()
    static let outOfMemory = cav_error_of_errno(ENOMEM)

    /// libav's text for a code.
    static func text(_ code: Int32) -> String {
        var text = [CChar](repeating: 0, count: Int(AV_ERROR_MAX_STRING_SIZE))
        guard av_strerror(code, &text, text.count) == 0 else { return "error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Throws ``EncodingError/libav(doing:code:text:log:)`` for a negative code.
    @discardableResult
    static func check(_ code: Int32, _ doing: @autoclosure () -> String) throws -> Int32 {
        guard code < 0 else { return code }
        throw EncodingError.libav(doing: doing(), code: code, text: text(code), log: LibavLog.takeLines())
    }
}
