// SPDX-License-Identifier: MIT
import Plotting
import Testing

@Suite struct AxisTests {
    struct Case: Sendable {
        let scale: Scale
        let values: [Double]
        let labels: [String]
    }

    static let cases = [
        Case(scale: .linear, values: [0, 9], labels: ["0", "2", "4", "6", "8", "10"]),
        Case(scale: .linear, values: [0.1, 0.2], labels: ["0.10", "0.12", "0.14", "0.16", "0.18", "0.20"]),
        Case(scale: .linear, values: [-1, 1], labels: ["-1.0", "-0.5", "0.0", "0.5", "1.0"]),
        Case(scale: .linear, values: [0, 5_000_000], labels: ["0", "1M", "2M", "3M", "4M", "5M"]),
        Case(scale: .linear, values: [0, 40_000], labels: ["0", "10k", "20k", "30k", "40k"]),
        Case(scale: .linear, values: [0, 4000], labels: ["0", "1000", "2000", "3000", "4000"]),
        Case(scale: .logarithmic, values: [1, 40], labels: ["1", "2", "5", "10", "20"]),
        Case(scale: .logarithmic, values: [1, 1500], labels: ["1", "10", "100", "1k"]),
        Case(scale: .logarithmic, values: [1e-6, 1e-2], labels: ["1e-6", "1e-5", "1e-4", "0.001", "0.01"]),
        Case(scale: .logarithmic, values: [1e-12, 1], labels: ["1e-12", "1e-9", "1e-6", "0.001", "1"]),
        Case(scale: .logarithmic, values: [30, 40], labels: ["30", "32", "34", "36", "38", "40"]),
    ]

    @Test("ticks are round, and no more of them than can be read", arguments: cases)
    func ticks(of test: Case) {
        let axis = Axis(test.scale, covering: test.values, ticks: 5)
        #expect(axis.ticks.map(\.label) == test.labels)
        for tick in axis.ticks { #expect((-1e-9...1 + 1e-9).contains(axis.share(of: tick.value))) }
        for value in test.values { #expect((-1e-9...1 + 1e-9).contains(axis.share(of: value))) }
    }

    @Test("on a logarithmic axis equal ratios are equal lengths")
    func ratios() {
        let axis = Axis(.logarithmic, covering: [1, 10_000], ticks: 5)
        for (power, share) in [(1.0, 0.0), (10, 0.25), (100, 0.5), (1000, 0.75), (10_000, 1)] {
            #expect(abs(axis.share(of: power) - share) < 1e-12)
        }
    }

    /// Finite numbers; the difference or ratio of two of them need not be finite.
    static let extremes: [Double] = {
        let sizes = [
            Double.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e-30, 1,
            1.0000000000000002, 9.5, 1e15,
            1e17, 1e300, 1e308, 1.7976931348623155e308, .greatestFiniteMagnitude,
        ]
        return [0] + sizes + sizes.map { -$0 }
    }()

    @Test("an axis of extremes shows them in their order, between 0 and 1", arguments: [Scale.linear, .logarithmic])
    func extremes(scale: Scale) {
        let shown = Self.extremes.filter { scale == .linear || $0 > 0 }
        for first in shown {
            for second in shown {
                for count in [2, 8] {
                    let axis = Axis(scale, covering: [first, second], ticks: count, padding: 0.04)
                    let shares = [min(first, second), max(first, second)].map(axis.share)
                    #expect(shares.allSatisfy { (-1e-9...1 + 1e-9).contains($0) }, "\(first), \(second): \(shares)")
                    #expect(shares[0] <= shares[1], "\(first), \(second)")
                    #expect((1...60).contains(axis.ticks.count), "\(first), \(second): \(axis.ticks.count)")
                    for tick in axis.ticks {
                        #expect(tick.value.isFinite && tick.label.count <= 24, "\(first), \(second): \(tick)")
                    }
                }
            }
        }
    }

    @Test("numbers that are long written out have a power of ten")
    func scientific() {
        func labels(_ least: Double, _ most: Double) -> [String] {
            Axis(covering: [least, most], ticks: 4).ticks.map(\.label)
        }
        #expect(labels(-1e308, 1e308) == ["-1.0e308", "-5.0e307", "0", "5.0e307", "1.0e308"])
        #expect(labels(0, 4e-20) == ["0", "1e-20", "2e-20", "3e-20", "4e-20"])
        #expect(labels(0, 4e15) == ["0", "1e15", "2e15", "3e15", "4e15"])
    }

    @Test("any range has some ticks", arguments: [Scale.linear, .logarithmic])
    func anyRange(scale: Scale) {
        for (least, most) in [(1e-30, 1e30), (1, 1), (1, 1.0000001), (1e-9, 2e-9), (3, 1e300), (0.99, 1.01)] {
            let ticks = Axis(scale, covering: [least, most], ticks: 8).ticks
            #expect((2...12).contains(ticks.count), "\(least)...\(most) has \(ticks.count)")
            #expect(Set(ticks.map(\.label)).count == ticks.count, "\(ticks.map(\.label))")
        }
    }
}
