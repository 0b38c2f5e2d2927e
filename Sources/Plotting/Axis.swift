// SPDX-License-Identifier: MIT
import Foundation

/// A range of numbers with round ones to mark.
package struct Axis {
    package let scale: Scale
    package let range: ClosedRange<Double>
    package let ticks: [Tick]

    package struct Tick: Equatable {
        package let value: Double
        package let label: String
    }

    /// - Parameters:
    ///   - values: such as the scale shows.
    ///   - ticks: about so many.
    ///   - padding: what a logarithmic axis shows beyond the values, as a share of its length; a linear one
    ///     reaches to its next tick.
    package init(_ scale: Scale = .linear, covering values: [Double], ticks count: Int, padding: Double = 0) {
        self.scale = scale
        switch scale {
        case .linear:
            let rounds = RoundNumbers(from: values.min() ?? 0, to: values.max() ?? 1, count: count)
            range = rounds.numbers[0]...rounds.numbers[rounds.numbers.count - 1]
            ticks = rounds.numbers.map { Tick(value: $0, label: rounds.label($0)) }
        case .logarithmic:
            let (least, most) = (values.min() ?? 1, values.max() ?? 10)
            // One value stands in the middle of a decade.
            let reach = most > least ? padding * log10(most / least) : 0.5
            let range = least * pow(10, -reach)...most * pow(10, reach)
            self.range = range
            ticks = Self.logarithmicTicks(in: range, count: count)
        }
    }

    /// A linear axis from the first of its ticks to `end`.
    init(ticks: [Double], end: Double) {
        scale = .linear
        range = ticks[0]...end
        self.ticks = ticks.map { Tick(value: $0, label: RoundNumbers.label(ofPower: $0)) }
    }

    /// 0 for the least value of the range and 1 for the largest.
    package func share(of value: Double) -> Double {
        switch scale {
        case .linear: (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        case .logarithmic: log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
        }
    }

    /// Powers of ten, with their doubles and fives where there are few, or only some of them where there are many.
    private static func logarithmicTicks(in range: ClosedRange<Double>, count: Int) -> [Tick] {
        let slack = 1 + 1e-9
        let powers = Int(floor(log10(range.lowerBound)))...Int(ceil(log10(range.upperBound)))
        let decades = log10(range.upperBound / range.lowerBound)
        let digits: [Double] = decades * 3 <= Double(count) ? [1, 2, 5] : decades * 2 <= Double(count) ? [1, 3] : [1]
        let stride = max(1, Int(ceil(decades / Double(count))))
        let numbers = powers.filter { $0 % stride == 0 }.flatMap { power in digits.map { $0 * pow(10, Double(power)) } }
            .filter { $0 * slack >= range.lowerBound && $0 <= range.upperBound * slack }
        if numbers.count >= 3 { return numbers.map { Tick(value: $0, label: RoundNumbers.label(ofPower: $0)) } }
        // Less than a decade: evenly spaced numbers tell more.
        let rounds = RoundNumbers(from: range.lowerBound, to: range.upperBound, count: count)
        return rounds.numbers.filter(range.contains).map { Tick(value: $0, label: rounds.label($0)) }
    }
}
