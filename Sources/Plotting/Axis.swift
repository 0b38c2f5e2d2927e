// SPDX-License-Identifier: MIT
import Foundation

/// A range of numbers with round ones to mark.
struct Axis {
    let range: ClosedRange<Double>
    let ticks: [Double]
    private let digits: Int

    /// - Parameter ticks: about so many.
    init(covering values: [Double], ticks count: Int) {
        let (least, most) = (values.min() ?? 0, values.max() ?? 1)
        let span = most > least ? most - least : 1
        let raw = span / Double(count)
        let power = pow(10, floor(log10(raw)))
        let step = ([1, 2, 2.5, 5, 10].first { $0 * power >= raw } ?? 10) * power
        let lowest = floor(least / step + 1e-9) * step
        let steps = max(1, Int(ceil((least + span - lowest) / step - 1e-9)))
        range = lowest...lowest + Double(steps) * step
        ticks = (0...steps).map { lowest + Double($0) * step }
        digits = max(0, Int(ceil(-log10(step) - 1e-9)) + (step / power == 2.5 ? 1 : 0))
    }

    func share(of value: Double) -> Double { (value - range.lowerBound) / (range.upperBound - range.lowerBound) }

    func label(_ tick: Double) -> String { String(format: "%.\(digits)f", locale: nil, tick == 0 ? 0 : tick) }
}
