// SPDX-License-Identifier: MIT
import Basics

extension FrameRate {
    /// The rate that people mean by a decimal: `29.97` is `30000/1001`, `12.5` is `25/2`.
    static func meant(by decimal: DecimalNumber) -> FrameRate? {
        let broadcast = ["23.976": 24, "23.98": 24, "29.97": 30, "47.952": 48, "59.94": 60, "119.88": 120]
        if let whole = broadcast[decimal.description] { return FrameRate(whole * 1000, 1001) }
        guard decimal.scale <= 6, decimal.digits > 0 else { return nil }
        let parts = FrameRate(decimal.digits, DecimalNumber.powerOfTen(decimal.scale))
        return FrameRate(parts.description)
    }
}
