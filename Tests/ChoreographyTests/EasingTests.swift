// SPDX-License-Identifier: MIT
import Choreography
import Foundation
import Testing

@Suite struct EasingTests {
    static let all: [Easing] =
        Easing.named.values.sorted { $0.description < $1.description }
        + [.steps(1), .steps(7), .bezier(CubicBezier(0.25, 0.1, 0.25, 1)), .bezier(CubicBezier(1, -3, 0, 4))]
        + [.clamped(.curve(.elastic, .out)), .clamped(.bezier(CubicBezier(1, -3, 0, 4))), .clamped(.steps(3))]

    @Test("starts at 0 and arrives at 1, exactly", arguments: all)
    func ends(_ easing: Easing) {
        #expect(easing.value(at: 0) == 0)
        #expect(easing.value(at: 1) == 1)
        for count in [1, 2, 3, 49, 1_000_003] {
            #expect(easing.value(atFrame: 0, of: count) == 0)
            #expect(easing.value(atFrame: count, of: count) == 1)
        }
    }

    @Test("there are 31 names, and each is read back as its easing")
    func names() throws {
        #expect(Easing.named.count == 31)
        for easing in Self.all {
            let film = try timeline("start sun\nto moon over 9f ease \(easing)")
            #expect(film.segments[0].easing == easing)
        }
    }

    /// The formula published on easings.net, written with the system's mathematics.
    struct Formula: Sendable, CustomTestStringConvertible {
        let name: String
        let value: @Sendable (Double) -> Double
        var testDescription: String { name }

        init(_ name: String, _ value: @escaping @Sendable (Double) -> Double) {
            self.name = name
            self.value = value
        }
    }

    @Test("follows its published formula to the last digits", arguments: formulas)
    func closedForm(_ formula: Formula) throws {
        let easing = try #require(Easing.named[formula.name])
        for step in 0...1000 {
            let t = Double(step) / 1000
            let (ours, theirs) = (easing.value(at: t), formula.value(t))
            // Either side rounds a few dozen operations on numbers up to 32 in size.
            #expect(abs(ours - theirs) < 64 * 32 * .ulpOfOne, "at \(t): \(ours), \(theirs)")
        }
    }

    @Test("every named curve has its formula here")
    func coverage() {
        #expect(Set(Self.formulas.map(\.name)) == Set(Easing.named.keys))
    }

    @Test("steps jump on the right frame, for every count")
    func steps() {
        for count in 1...60 {
            for frames in 1...120 {
                var values: [Double] = []
                for frame in 1...frames { values.append(Easing.steps(count).value(atFrame: frame, of: frames)) }
                let wanted = (1...frames).map { Double($0 * count / frames) / Double(count) }
                #expect(values == wanted)
            }
        }
        #expect(Easing.steps(4).value(at: 0.5) == 0.5)
        #expect(Easing.steps(4).value(at: 0.74) == 0.5)
    }

    @Test("bezier curves agree with browsers")
    func bezier() {
        // CSS's `ease` and `ease-in-out` at the middle and a quarter, from the defining cubic.
        let ease = CubicBezier(0.25, 0.1, 0.25, 1)
        #expect(abs(ease.value(at: 0.5) - 0.802403387584857) < 1e-12)
        let both = CubicBezier(0.42, 0, 0.58, 1)
        #expect(abs(both.value(at: 0.5) - 0.5) < 1e-12)
        let line = CubicBezier(0.3, 0.3, 0.6, 0.6)
        for step in 0...100 {
            let t = Double(step) / 100
            #expect(abs(line.value(at: t) - t) < 1e-12)
            // The point (x(s), y(s)) lies on the curve.
            let x = 3 * (1 - t) * (1 - t) * t * 0.42 + 3 * (1 - t) * t * t * 0.58 + t * t * t
            let y = 3 * (1 - t) * t * t + t * t * t
            #expect(abs(both.value(at: x) - y) < 1e-12)
        }
    }

    static let formulas: [Formula] = [
        Formula("linear") { $0 },
        Formula("in-sine") { 1 - cos($0 * .pi / 2) },
        Formula("out-sine") { sin($0 * .pi / 2) },
        Formula("inout-sine") { -(cos(.pi * $0) - 1) / 2 },
        Formula("in-quad") { $0 * $0 },
        Formula("out-quad") { 1 - (1 - $0) * (1 - $0) },
        Formula("inout-quad") { $0 < 0.5 ? 2 * $0 * $0 : 1 - pow(-2 * $0 + 2, 2) / 2 },
        Formula("in-cubic") { pow($0, 3) },
        Formula("out-cubic") { 1 - pow(1 - $0, 3) },
        Formula("inout-cubic") { $0 < 0.5 ? 4 * pow($0, 3) : 1 - pow(-2 * $0 + 2, 3) / 2 },
        Formula("in-quart") { pow($0, 4) },
        Formula("out-quart") { 1 - pow(1 - $0, 4) },
        Formula("inout-quart") { $0 < 0.5 ? 8 * pow($0, 4) : 1 - pow(-2 * $0 + 2, 4) / 2 },
        Formula("in-quint") { pow($0, 5) },
        Formula("out-quint") { 1 - pow(1 - $0, 5) },
        Formula("inout-quint") { $0 < 0.5 ? 16 * pow($0, 5) : 1 - pow(-2 * $0 + 2, 5) / 2 },
        Formula("in-expo") { $0 == 0 ? 0 : pow(2, 10 * $0 - 10) },
        Formula("out-expo") { $0 == 1 ? 1 : 1 - pow(2, -10 * $0) },
        Formula("inout-expo") {
            $0 == 0 ? 0 : $0 == 1 ? 1 : $0 < 0.5 ? pow(2, 20 * $0 - 10) / 2 : (2 - pow(2, -20 * $0 + 10)) / 2
        },
        Formula("in-circ") { 1 - sqrt(1 - pow($0, 2)) },
        Formula("out-circ") { sqrt(1 - pow($0 - 1, 2)) },
        Formula("inout-circ") {
            $0 < 0.5 ? (1 - sqrt(1 - pow(2 * $0, 2))) / 2 : (sqrt(1 - pow(-2 * $0 + 2, 2)) + 1) / 2
        },
        Formula("in-back") { 2.70158 * pow($0, 3) - 1.70158 * pow($0, 2) },
        Formula("out-back") { 1 + 2.70158 * pow($0 - 1, 3) + 1.70158 * pow($0 - 1, 2) },
        Formula("inout-back") {
            let c = 1.70158 * 1.525
            return $0 < 0.5
                ? (pow(2 * $0, 2) * ((c + 1) * 2 * $0 - c)) / 2
                : (pow(2 * $0 - 2, 2) * ((c + 1) * ($0 * 2 - 2) + c) + 2) / 2
        },
        Formula("in-elastic") {
            $0 == 0 ? 0 : $0 == 1 ? 1 : -pow(2, 10 * $0 - 10) * sin(($0 * 10 - 10.75) * 2 * .pi / 3)
        },
        Formula("out-elastic") {
            $0 == 0 ? 0 : $0 == 1 ? 1 : pow(2, -10 * $0) * sin(($0 * 10 - 0.75) * 2 * .pi / 3) + 1
        },
        Formula("inout-elastic") {
            if $0 == 0 || $0 == 1 { return $0 }
            let wave = sin((20 * $0 - 11.125) * 2 * .pi / 4.5)
            return $0 < 0.5 ? -(pow(2, 20 * $0 - 10) * wave) / 2 : pow(2, -20 * $0 + 10) * wave / 2 + 1
        },
        Formula("in-bounce") { 1 - bounceOut(1 - $0) },
        Formula("out-bounce") { bounceOut($0) },
        Formula("inout-bounce") {
            $0 < 0.5 ? (1 - bounceOut(1 - 2 * $0)) / 2 : (1 + bounceOut(2 * $0 - 1)) / 2
        },
    ]

    @Sendable private static func bounceOut(_ t: Double) -> Double {
        let (n, d) = (7.5625, 2.75)
        if t < 1 / d { return n * t * t }
        if t < 2 / d { return n * (t - 1.5 / d) * (t - 1.5 / d) + 0.75 }
        if t < 2.5 / d { return n * (t - 2.25 / d) * (t - 2.25 / d) + 0.9375 }
        return n * (t - 2.625 / d) * (t - 2.625 / d) + 0.984375
    }
}
