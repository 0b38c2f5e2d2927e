// SPDX-License-Identifier: MIT
import Foundation
import Testing

@testable import StudioKit

@Suite("generations: where they go") struct DescentTests {
    struct Line: Sendable, CustomTestStringConvertible {
        let name: String
        let steps: [Double]
        let verdict: Descent.Verdict
        var power: Double?
        var isLost = false

        var testDescription: String { name }

        static func following(_ power: Double, _ verdict: Descent.Verdict) -> Line {
            Line(
                name: "k^\(power)", steps: (1...30).map { 8 * pow(Double($0), power) }, verdict: verdict, power: power)
        }
    }

    static let lines = [
        Line.following(-2, .settles), .following(-1.2, .settles), .following(-0.8, .wanders), .following(0, .wanders),
        .following(0.4, .wanders), .following(0.8, .diverges),
        // The first third, in which most is forgotten, does not count.
        Line(
            name: "a first leap", steps: [90, 60, 30] + [Double](repeating: 2, count: 9), verdict: .wanders, power: 0),
        Line(name: "a fixed point", steps: [9, 5, 2, 1, 0.1] + [Double](repeating: 0, count: 7), verdict: .settles),
        Line(name: "a few", steps: [9, 5, 2], verdict: .open),
        Line(name: "lost at once", steps: [], verdict: .diverges, isLost: true),
        Line(name: "no number", steps: [1, 2, .nan], verdict: .diverges),
        Line(name: "exponential", steps: (1...20).map { exp(Double($0) / 4) }, verdict: .diverges),
    ]

    @Test("is told by the power their steps follow", arguments: lines)
    func verdict(_ line: Line) {
        let descent = Descent(steps: line.steps, isLost: line.isLost)
        #expect(descent.verdict == line.verdict, "\(descent)")
        if let power = line.power { #expect(abs((descent.power ?? .nan) - power) < 1e-9) }
        #expect(!descent.sentence.isEmpty)
    }
}
