// SPDX-License-Identifier: MIT
import Foundation
import Studio
import Testing

@Suite("generations: where they go") struct DescentTests {
    struct Line: Sendable, CustomTestStringConvertible {
        let name: String
        let distances: [Double]
        let verdict: Descent.Verdict
        var power: Double?
        var isLost = false

        var testDescription: String { name }

        static func following(_ power: Double, _ verdict: Descent.Verdict) -> Line {
            Line(
                name: "k^\(power)", distances: (0..<30).map { 8 * pow(Double($0), power) }, verdict: verdict,
                power: power)
        }
    }

    static let lines = [
        Line.following(0.1, .settles), .following(0.3, .wanders), .following(0.5, .wanders),
        .following(0.95, .wanders), .following(1.2, .diverges), .following(2, .diverges),
        // The first third, in which most is forgotten, does not count.
        Line(
            name: "a first leap", distances: [0, 20, 40] + (3..<12).map { 10 * Double($0).squareRoot() },
            verdict: .wanders, power: 0.5),
        Line(name: "a fixed point", distances: [0, 5, 8, 9] + [Double](repeating: 9.5, count: 8), verdict: .settles),
        Line(name: "never moved", distances: [Double](repeating: 0, count: 9), verdict: .settles),
        Line(name: "comes back", distances: [0, 5, 9, 12, 12, 10, 9, 7, 5, 4], verdict: .settles),
        Line(name: "a few", distances: [0, 5, 2], verdict: .open),
        Line(name: "lost at once", distances: [], verdict: .diverges, isLost: true),
        Line(name: "no number", distances: [1, 2, .nan], verdict: .diverges),
        Line(name: "exponential", distances: (0..<20).map { exp(Double($0) / 4) - 1 }, verdict: .diverges),
    ]

    @Test("follows from the exponent of the distance from the first", arguments: lines)
    func verdict(_ line: Line) {
        let descent = Descent(distances: line.distances, rest: 0.005, isLost: line.isLost)
        #expect(descent.verdict == line.verdict, "\(descent)")
        if let power = line.power { #expect(abs((descent.power ?? .nan) - power) < 1e-9) }
        #expect(!descent.words.isEmpty)
    }
}
