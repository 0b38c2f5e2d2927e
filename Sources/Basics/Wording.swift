// SPDX-License-Identifier: MIT
import Foundation

/// Numbers as a person reads them, the same in every locale.
public enum Wording {
    /// For example `42.1 dB`; `exact` for equal pictures.
    public static func decibels(_ value: Double) -> String {
        value == .infinity ? "exact" : "\(fixed(value, 1)) dB"
    }

    /// For example `9 s`, `3 min 20 s`, `2 h 5 min`; `?` for NaN and for more than 30,000 years.
    public static func duration(_ seconds: Double) -> String {
        guard abs(seconds) < 1e12 else { return "?" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return seconds < 10 ? "\(fixed(seconds, 1)) s" : "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }

    /// `value` with `digits` digits after the point.
    public static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", locale: nil, value)
    }

    /// For example `1 frame`, `40 frames`.
    public static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// For example `1.4 GB`; a kilobyte is 1000 bytes.
    public static func bytes(_ count: Int) -> String {
        var value = Double(count)
        for unit in ["bytes", "kB", "MB", "GB"] {
            if value < 1000 { return unit == "bytes" ? "\(count) bytes" : "\(fixed(value, 1)) \(unit)" }
            value /= 1000
        }
        return "\(fixed(value, 1)) TB"
    }
}
