// SPDX-License-Identifier: MIT
import Choreography
import Testing

/// A faulty sequence, and its exact diagnostics.
struct Complaint: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let source: String
    let text: String

    /// `text` without its last line feed.
    init(_ code: DiagnosticCode, _ source: String, _ text: String) {
        self.code = code
        self.source = source
        self.text = text + "\n"
    }

    var testDescription: String { "\(code.rawValue): \(source.debugDescription)" }

    static let all = aboutText + aboutStatement + aboutWays + aboutOrder + aboutMixes + aboutTime + aboutViews
}
