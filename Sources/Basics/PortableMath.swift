// SPDX-License-Identifier: MIT

/// Sine, power of two and binary logarithm with a fixed order of operations.
///
/// The system's `sin`, `exp2` and `log2` may differ in the last bit from one processor to the next, and frames must
/// not. These are Taylor series after an exact reduction of the argument. The dropped terms are below `2^-58`, so the
/// results are within about one unit in the last place.
package enum PortableMath {
    /// The sine of `π x`, for `|x|` below a million; exact where it is 0, 1 or -1.
    package static func sinPi(_ x: Double) -> Double {
        let quarter = (2 * x).rounded()
        let rest = (x - quarter / 2) * .pi
        switch Int(quarter) & 3 {
        case 0: return sine(rest)
        case 1: return cosine(rest)
        case 2: return -sine(rest)
        default: return -cosine(rest)
        }
    }

    /// The `x` in `0...0.5` whose `sinPi` is `y`, for `y` in `0...1`. Found by bisection, so as exact as `sinPi`.
    package static func arcSinPi(_ y: Double) -> Double {
        var (low, high) = (0.0, 0.5)
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { return sinPi(high) <= y ? high : low }
            if sinPi(middle) <= y { low = middle } else { high = middle }
        }
    }

    /// Two to the power `x`, for `|x|` below 1000; exact for whole `x`.
    package static func exp2(_ x: Double) -> Double {
        let whole = x.rounded()
        let y = (x - whole) * 0.693_147_180_559_945_3
        var sum = 1.0
        for n in stride(from: 14, through: 1, by: -1) { sum = 1 + sum * y / Double(n) }
        return Double(sign: .plus, exponent: Int(whole), significand: sum)
    }

    /// The binary logarithm of `x`, a finite number above 0; exact for powers of two.
    package static func log2(_ x: Double) -> Double {
        // Between the roots of 1/2 and 2 the series in (m - 1)/(m + 1) is short.
        var (exponent, fraction) = (x.exponent, x.significand)
        if fraction > 1.414_213_562_373_095 {
            fraction /= 2
            exponent += 1
        }
        let y = (fraction - 1) / (fraction + 1)
        var sum = 0.0
        for n in stride(from: 25, through: 1, by: -2) { sum = sum * y * y + 1 / Double(n) }
        return Double(exponent) + 2 * y * sum / 0.693_147_180_559_945_3
    }

    /// The sine of `y`, for `|y|` up to `π/4`.
    private static func sine(_ y: Double) -> Double {
        let square = y * y
        var sum = 1.0
        for n in stride(from: 18, through: 2, by: -2) { sum = 1 - sum * square / Double(n * (n + 1)) }
        return y * sum
    }

    /// The cosine of `y`, for `|y|` up to `π/4`.
    private static func cosine(_ y: Double) -> Double {
        let square = y * y
        var sum = 1.0
        for n in stride(from: 17, through: 1, by: -2) { sum = 1 - sum * square / Double(n * (n + 1)) }
        return sum
    }
}
