// SPDX-License-Identifier: MIT
import Basics

extension Wording {
    /// `text` with spaces after it, at least `width` columns of a terminal.
    package static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TerminalColumns.count(text)))
    }

    /// `text` with spaces before it, at least `width` columns of a terminal.
    package static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - TerminalColumns.count(text))) + text
    }
}
