// SPDX-License-Identifier: MIT
import Foundation

/// Evenly spaced numbers that are easily read, from one below a range to one above it.
///
/// Any finite range has some: one that is narrower than numbers of its size can tell, or than the smallest ones, is
/// widened; where the next number would not be finite there is none.
struct RoundNumbers {
    /// Ascending, at least one.
    let numbers: [Double]
    private let style: Style

    private enum Style {
        /// With so many decimals, in units of thousands and the like.
        case fixed(digits: Int, unit: (size: Double, name: String))
        /// With so many decimals before the power of ten.
        case scientific(digits: Int)
    }

    private static let units: [(size: Double, name: String)] = [(1e9, "G"), (1e6, "M"), (1e3, "k")]
    private static let greatest = Double.greatestFiniteMagnitude
    /// Of the numbers' size: steps stay a thousand times larger than what a Double can tell.
    private static let leastSpan = 1e-12
    /// Far above where numbers lose digits.
    private static let leastStep = 1e-300
    /// Beyond these a label would be too long to read.
    private static let mostDecimals = 12
    private static let largestFixed = 1e15

    /// - Parameters:
    ///   - least: finite, as is `most`.
    ///   - count: about so many, at least 2.
    init(from least: Double, to most: Double, count: Int) {
        // Halves, as the whole of what lies between -1e308 and 1e308 is no number.
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
        // Thousands only from where they spare zeros.
        let unit = Self.units.first { step >= 0.1 * $0.size && most >= ($0.size == 1e3 ? 10 : 1) * $0.size } ?? (1, "")
        let half25 = step / power == 2.5 ? 1 : 0
        let digits = max(0, Int(ceil(-log10(step / unit.size) - 1e-9)) + half25)
        style =
            digits <= Self.mostDecimals && largest < Self.largestFixed
            ? .fixed(digits: digits, unit: unit)
            : .scientific(digits: max(0, Int(floor(log10(max(largest, step))) - floor(log10(step))) + half25))
    }

    func label(_ number: Double) -> String {
        // Sums of steps miss zero by a little, and negative zero has a sign.
        let isZero = abs(number) / 1e9 < abs((numbers.last ?? 1) / 1e18 - (numbers.first ?? 0) / 1e18)
        switch style {
        case .fixed(let digits, let unit):
            if isZero { return Self.fixed(0, unit.size == 1 ? digits : 0) }
            return Self.fixed(number / unit.size, digits) + unit.name
        case .scientific(let digits):
            return isZero ? "0" : Self.scientific(number, digits)
        }
    }

    /// A number of one digit times a power of ten, as short as it can be read: `5e-5`, `0.02`, `30`, `2k`, `1M`.
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
