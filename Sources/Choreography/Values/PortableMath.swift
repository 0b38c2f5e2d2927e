// SPDX-License-Identifier: MIT

/// Sine and power of two with a fixed order of operations.
///
/// The system's `sin` and `exp2` may differ in the last bit from one processor to the next, and a frame must not.
/// Both are Taylor series after an exact reduction of the argument; the dropped terms are below `2^-58`, so the results
/// are within about one unit in the last place.
enum PortableMath {
    /// The sine of `π x`; exact where it is 0, 1 or -1. For `|x|` below a million.
    static func sinPi(_ x: Double) -> Double {
        let quarter = (2 * x).rounded()
        let rest = (x - quarter / 2) * .pi
        switch Int(quarter) & 3 {
        case 0: return sine(rest)
        case 1: return cosine(rest)
        case 2: return -sine(rest)
        default: return -cosine(rest)
        }
    }

    /// Two to the power `x`, for `|x|` below 1000; exact for whole `x`.
    static func exp2(_ x: Double) -> Double {
        let whole = x.rounded()
        let y = (x - whole) * 0.693_147_180_559_945_3
        var sum = 1.0
        for n in stride(from: 14, through: 1, by: -1) { sum = 1 + sum * y / Double(n) }
        return Double(sign: .plus, exponent: Int(whole), significand: sum)
    }

    /// For `|y|` up to `π/4`.
    private static func sine(_ y: Double) -> Double {
        let square = y * y
        var sum = 1.0
        for n in stride(from: 18, through: 2, by: -2) { sum = 1 - sum * square / Double(n * (n + 1)) }
        return y * sum
    }

    /// For `|y|` up to `π/4`.
    private static func cosine(_ y: Double) -> Double {
        let square = y * y
        var sum = 1.0
        for n in stride(from: 17, through: 1, by: -2) { sum = 1 - sum * square / Double(n * (n + 1)) }
        return sum
    }
}
