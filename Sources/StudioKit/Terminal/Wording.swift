// SPDX-License-Identifier: MIT
import Foundation

/// Numbers as a person reads them, the same in every locale.
enum Wording {
    /// For example `42.1 dB`; `exact` for equal pictures.
    static func decibels(_ value: Double) -> String {
        value == .infinity ? "exact" : "\(fixed(value, 1)) dB"
    }

    /// For example `9 s`, `3 min 20 s`, `2 h 5 min`; `?` for what is no time that anybody could wait.
    static func duration(_ seconds: Double) -> String {
        guard abs(seconds) < 1e12 else { return "?" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return seconds < 10 ? "\(fixed(seconds, 1)) s" : "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }

    static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", locale: nil, value)
    }

    /// For example `1 frame`, `40 frames`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// `text` with spaces after it, at least `width` columns of a terminal.
    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TerminalColumns.count(text)))
    }

    /// `text` with spaces before it, at least `width` columns of a terminal.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - TerminalColumns.count(text))) + text
    }

    /// For example `1.4 GB`.
    static func bytes(_ count: Int) -> String {
        var value = Double(count)
        for unit in ["bytes", "kB", "MB", "GB"] {
            if value < 1000 { return unit == "bytes" ? "\(count) bytes" : "\(fixed(value, 1)) \(unit)" }
            value /= 1000
        }
        return "\(fixed(value, 1)) TB"
    }
}
