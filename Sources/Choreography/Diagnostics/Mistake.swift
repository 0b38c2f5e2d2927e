// SPDX-License-Identifier: MIT

/// A diagnostic before its place has been counted in lines and columns.
struct Mistake: Error, Hashable, Sendable {
    let code: DiagnosticCode
    /// UTF-8 offsets in the source; an empty range points at what follows.
    let range: Range<Int>
    let message: String
    let help: String?

    init(_ code: DiagnosticCode, _ range: Range<Int>, _ message: String, help: String? = nil) {
        self.code = code
        self.range = range
        self.message = message
        self.help = help
    }
}
