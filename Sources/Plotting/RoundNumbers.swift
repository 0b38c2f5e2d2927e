// SPDX-License-Identifier: MIT
import Foundation

/// Evenly spaced round numbers that cover a range, from at or below it to at or above it.
///
/// Every finite range has some. A range narrower than the precision of its numbers, or than 1e-300, is widened. Numbers
/// that would not be finite are omitted.
struct RoundNumbers {
    /// The numbers in ascending order; at least one.
    let numbers: [Double]
    private let style: Style

    private enum Style {
        /// Fixed-point with `digits` decimals, in a unit such as thousands.
        case fixed(digits: Int, unit: (size: Double, name: String))
        /// Scientific with `digits` decimals.
        case scientific(digits: Int)
    }

    private static let units: [(size: Double, name: String)] = [(1e9, "G"), (1e6, "M"), (1e3, "k")]
    private static let greatest = Double.greatestFiniteMagnitude
    /// The least span of a range as a fraction of its numbers: a thousand times a Double's precision.
    private static let leastSpan = 1e-12
    /// The least step, far above the subnormal numbers.
    private static let leastStep = 1e-300
    /// Upper bounds for fixed-point labels; beyond these they would be too long to read.
    private static let mostDecimals = 12
    private static let largestFixed = 1e15

    /// - Parameters:
    ///   - least, most: the ends of the range, finite.
    ///   - count: the approximate number of steps, at least 2.
    init(from least: Double, to most: Double, count: Int) {
        // In halves, because the difference of 1e308 and -1e308 is infinite.
        let half = most > least ? most / 2 - least / 2 : 0.5
        let largest = max(abs(least), abs(most))
        let raw = max(half / Double(count), largest / 2 * Self.leastSpan, Self.leastStep) * 2
        let power = pow(10, floor(log10(raw)))
        let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= raw && $0.isFinite } ?? raw
        let top = most > least ? most : min(least + max(1, raw), Self.greatest)
        let lowest = floor(least / step + 1e-9)
        let steps = max(1, Int(ceil(top / step - lowest - 1e-9)))
        let numbers = (0...steps).map { (lowest + Double($0)) * step }.filter(\.isFinite)
        self.numbers = numbers.isEmpty ? [least] : numbers
        // Units only if they save zeros.
        let unit = Self.units.first { step >= 0.1 * $0.size && most >= ($0.size == 1e3 ? 10 : 1) * $0.size } ?? (1, "")
        let half25 = step / power == 2.5 ? 1 : 0
        let digits = max(0, Int(ceil(-log10(step / unit.size) - 1e-9)) + half25)
        style =
            digits <= Self.mostDecimals && largest < Self.largestFixed
            ? .fixed(digits: digits, unit: unit)
            : .scientific(digits: max(0, Int(floor(log10(max(largest, step))) - floor(log10(step))) + half25))
    }

    func label(_ number: Double) -> String {
        // Multiples of steps may miss zero by a little, and negative zero has a sign.
        let isZero = abs(number) / 1e9 < abs((numbers.last ?? 1) / 1e18 - (numbers.first ?? 0) / 1e18)
        switch style {
        case .fixed(let digits, let unit):
            if isZero { return Self.fixed(0, unit.size == 1 ? digits : 0) }
            return Self.fixed(number / unit.size, digits) + unit.name
        case .scientific(let digits):
            return isZero ? "0" : Self.scientific(number, digits)
        }
    }

    /// A short label for one digit times a power of ten: `5e-5`, `0.02`, `30`, `2k`, `1M`.
    static func label(ofPower number: Double) -> String {
        if number == 0 { return "0" }
        if number < 0.999e-3 || number >= 0.999e12 { return scientific(number, 0) }
        let unit = units.first { number * (1 + 1e-9) >= $0.size } ?? (1, "")
        return fixed(number / unit.size, max(0, Int(ceil(-log10(number / unit.size) - 1e-9)))) + unit.name
    }

    private static func fixed(_ number: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", locale: nil, number)
    }

    /// For example `1.5e308`, `-2e-7`.
    private static func scientific(_ number: Double, _ digits: Int) -> String {
        let parts = String(format: "%.\(digits)e", locale: nil, number).split(separator: "e")
        return parts[0] + "e" + (Int(parts[1]).map { "\($0)" } ?? "0")
    }
}
