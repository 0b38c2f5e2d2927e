// SPDX-License-Identifier: MIT
import Foundation

/// A range of numbers with round numbers as ticks.
package struct Axis {
    package let scale: Scale
    package let range: ClosedRange<Double>
    package let ticks: [Tick]

    package struct Tick: Equatable {
        package let value: Double
        package let label: String
    }

    /// - Parameters:
    ///   - values: finite numbers; above 0 for a logarithmic axis.
    ///   - count: the approximate number of ticks, at least 2.
    ///   - padding: the part of a logarithmic axis beyond the values at either end, as a fraction of their extent. A
    ///     linear axis extends to its next tick.
    package init(_ scale: Scale = .linear, covering values: [Double], ticks count: Int, padding: Double = 0) {
        self.scale = scale
        switch scale {
        case .linear:
            let (least, most) = (values.min() ?? 0, values.max() ?? 1)
            let rounds = RoundNumbers(from: least, to: most, count: count)
            // If the next round number is not finite, the axis ends with the values.
            range = min(rounds.numbers[0], least)...max(rounds.numbers[rounds.numbers.count - 1], most)
            ticks = rounds.numbers.map { Tick(value: $0, label: rounds.label($0)) }
        case .logarithmic:
            let (least, most) = (values.min() ?? 1, values.max() ?? 10)
            // A single value is in the middle of a decade.
            let reach = most > least ? padding * Self.ratio(most, to: least, log10) : 0.5
            let lower = max(least * pow(10, -reach), .leastNonzeroMagnitude)
            let range = lower...min(most * pow(10, reach), .greatestFiniteMagnitude)
            self.range = range
            ticks = Self.logarithmicTicks(in: range, count: count)
        }
    }

    /// A linear axis from its first tick to `end`.
    init(ticks: [Double], end: Double) {
        scale = .linear
        range = ticks[0]...end
        self.ticks = ticks.map { Tick(value: $0, label: RoundNumbers.label(ofPower: $0)) }
    }

    /// The position of a value: 0 at the lower bound of the range, 1 at the upper bound; 0.5 if these are equal.
    package func share(of value: Double) -> Double {
        let (part, whole) =
            switch scale {
            // In halves, because the difference of 1e308 and -1e308 is infinite.
            case .linear:
                (value / 2 - range.lowerBound / 2, range.upperBound / 2 - range.lowerBound / 2)
            case .logarithmic:
                (
                    Self.ratio(value, to: range.lowerBound, log),
                    Self.ratio(range.upperBound, to: range.lowerBound, log)
                )
            }
        return whole > 0 ? part / whole : 0.5
    }

    /// The logarithm of a ratio; the ratio itself may overflow or underflow.
    private static func ratio(_ one: Double, to other: Double, _ logarithm: (Double) -> Double) -> Double {
        let ratio = one / other
        return ratio.isNormal ? logarithm(ratio) : logarithm(one) - logarithm(other)
    }

    /// Powers of ten: with multiples (1, 2, 5 or 1, 3) if there are few, and only some of them if there are many.
    private static func logarithmicTicks(in range: ClosedRange<Double>, count: Int) -> [Tick] {
        let slack = 1 + 1e-9
        let powers = Int(floor(log10(range.lowerBound)))...Int(ceil(log10(range.upperBound)))
        let decades = ratio(range.upperBound, to: range.lowerBound, log10)
        let digits: [Double] = decades * 3 <= Double(count) ? [1, 2, 5] : decades * 2 <= Double(count) ? [1, 3] : [1]
        let stride = max(1, Int(ceil(decades / Double(count))))
        let numbers = powers.filter { $0 % stride == 0 }.flatMap { power in digits.map { $0 * pow(10, Double(power)) } }
            .filter { $0.isFinite && $0 * slack >= range.lowerBound && $0 <= range.upperBound * slack }
        if numbers.count >= 3 { return numbers.map { Tick(value: $0, label: RoundNumbers.label(ofPower: $0)) } }
        // Less than a decade: evenly spaced numbers are more useful.
        let rounds = RoundNumbers(from: range.lowerBound, to: range.upperBound, count: count)
        let inside = rounds.numbers.filter { $0 > 0 && range.contains($0) }
        return (inside.isEmpty ? [range.lowerBound] : inside).map { Tick(value: $0, label: rounds.label($0)) }
    }
}
