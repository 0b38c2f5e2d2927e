// SPDX-License-Identifier: MIT

extension Double {
    /// The shortest text that reads back as this number, without a trailing `.0`.
    var written: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// At most six decimals, for sums whose last digits are rounding.
    var rounded6: String {
        abs(self) < 1e9 ? ((self * 1e6).rounded() / 1e6).written : written
    }
}
