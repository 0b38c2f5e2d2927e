// SPDX-License-Identifier: MIT
import Choreography

/// A mistake or warning of a sequence, as `check --json` prints it.
public struct DiagnosticRecord: Encodable {
    public let file: String
    public let line: Int
    public let column: Int
    public let length: Int
    public let severity: String
    public let code: String
    public let message: String
    public let help: String?

    public init(_ diagnostic: Diagnostic, file: String) {
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
