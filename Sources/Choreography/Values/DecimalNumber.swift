// SPDX-License-Identifier: MIT

/// An unsigned decimal number as written, exactly: `digits / 10^scale`, without trailing zeros.
struct DecimalNumber: Hashable, Sendable, CustomStringConvertible {
    let digits: Int
    let scale: Int

    /// Reads ASCII digits with at most one point among them; nil where the value needs more than 18 digits.
    init?(_ text: some StringProtocol) {
        var (digits, scale, zeros, seenPoint) = (0, 0, 0, false)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            if seenPoint, byte == 48 {
                // Kept back, because zeros at the end of a fraction have no effect.
                zeros += 1
                continue
            }
            let wanted = seenPoint ? zeros + 1 : 1
            guard wanted < 18, digits < Self.powerOfTen(18 - wanted) else { return nil }
            digits = digits * Self.powerOfTen(wanted) + Int(byte - 48)
            if seenPoint { scale += wanted }
            zeros = 0
        }
        self.digits = digits
        self.scale = scale
    }

    var value: Double { Double(description) ?? 0 }

    /// The product with `factor` if it is whole and below `10^17`; nil otherwise.
    func times(_ factor: Int) -> Int? {
        let product = Int128(digits) * Int128(factor)
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(Self.powerOfTen(scale)))
        return remainder == 0 && quotient < 100_000_000_000_000_000 ? Int(quotient) : nil
    }

    /// For example `29.97` or `40`.
    var description: String {
        let text = String(digits)
        guard scale > 0 else { return text }
        let padded = String(repeating: "0", count: max(0, scale + 1 - text.count)) + text
        return padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// 10 to the power `exponent`, in `0...18`.
    static func powerOfTen(_ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}

// MARK: Printing

extension Double {
    /// The shortest text that is read back as this number, without a trailing `.0`.
    var written: String {
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The number with at most six decimals, for sums whose last digits are rounding errors.
    var rounded6: String {
        abs(self) < 1e9 ? ((self * 1e6).rounded() / 1e6).written : written
    }
}
