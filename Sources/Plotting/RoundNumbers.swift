// SPDX-License-Identifier: MIT
import Foundation

/// Evenly spaced numbers that are easily read, from one below a range to one above it.
struct RoundNumbers {
    let numbers: [Double]
    private let digits: Int
    private let unit: (size: Double, name: String)

    private static let units: [(size: Double, name: String)] = [(1e9, "G"), (1e6, "M"), (1e3, "k")]

    /// - Parameter count: about so many.
    init(from least: Double, to most: Double, count: Int) {
        let span = most > least ? most - least : 1
        let raw = span / Double(count)
        let power = pow(10, floor(log10(raw)))
        let step = ([1, 2, 2.5, 5, 10].first { $0 * power >= raw } ?? 10) * power
        let lowest = floor(least / step + 1e-9) * step
        let steps = max(1, Int(ceil((least + span - lowest) / step - 1e-9)))
        numbers = (0...steps).map { lowest + Double($0) * step }
        // Thousands only from where they spare zeros.
        unit = Self.units.first { step >= 0.1 * $0.size && most >= ($0.size == 1e3 ? 10 : 1) * $0.size } ?? (1, "")
        digits = max(0, Int(ceil(-log10(step / unit.size) - 1e-9)) + (step / power == 2.5 ? 1 : 0))
    }

    func label(_ number: Double) -> String {
        // Sums of steps miss zero by a little, and negative zero has a sign.
        let isZero = abs(number) < 1e-9 * abs((numbers.last ?? 1) - (numbers.first ?? 0))
        if isZero { return String(format: "%.\(unit.size == 1 ? digits : 0)f", locale: nil, 0.0) }
        return String(format: "%.\(digits)f", locale: nil, number / unit.size) + unit.name
    }

    /// A number of one digit times a power of ten, as short as it can be read: `5e-5`, `0.02`, `30`, `2k`, `1M`.
    static func label(ofPower number: Double) -> String {
        if number == 0 { return "0" }
        if number < 0.999e-3 || number >= 0.999e12 {
            let power = floor(log10(number * (1 + 1e-9)))
            return "\(Int((number / pow(10, power)).rounded()))e\(Int(power))"
        }
        let unit = units.first { number * (1 + 1e-9) >= $0.size } ?? (1, "")
        let digits = max(0, Int(ceil(-log10(number / unit.size) - 1e-9)))
        return String(format: "%.\(digits)f", locale: nil, number / unit.size) + unit.name
    }
}
