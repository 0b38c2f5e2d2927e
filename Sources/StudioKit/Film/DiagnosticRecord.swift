// SPDX-License-Identifier: MIT
import Choreography

/// A mistake in a sequence as `check --json` tells it.
struct DiagnosticRecord: Encodable {
    let file: String
    let line: Int
    let column: Int
    let length: Int
    let severity: String
    let code: String
    let message: String
    let help: String?

    init(_ diagnostic: Diagnostic, file: String) {
        self.file = file
        line = diagnostic.line
        column = diagnostic.column
        length = diagnostic.length
        severity = diagnostic.severity.rawValue
        code = diagnostic.code.rawValue
        message = diagnostic.message
        help = diagnostic.help
    }
}
