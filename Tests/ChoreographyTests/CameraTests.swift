// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Testing

/// The camera moves beside the statements that take time, and arrives where it was sent.
@Suite struct CameraTests {
    @Test("views take no time and change no mixture", arguments: [UInt64(1), 2, 3])
    func noTime(seed: UInt64) throws {
        for index in 0..<20 {
            let sequence = RandomSequence(seed: seed * 500 + UInt64(index))
            let still = sequence.lines.filter { !$0.hasPrefix("view") }.joined(separator: "\n")
            let (film, other) = (try timeline(sequence.source), try timeline(still))
            #expect(film.frameCount == other.frameCount)
            #expect((0..<film.frameCount).allSatisfy { film.shot(at: $0).blend == other.shot(at: $0).blend })
        }
    }

    @Test("a move shows its easing's share on each frame, beside statements of other lengths")
    func shares() throws {
        let film = try timeline(
            """
            start sun
            hold 3f
            view pan 0.8 -0.4 rotate 100deg over 20f ease inout-cubic
            to moon over 7f
            hold 8f
            cut crow
            hold 30f
            """)
        let easing = Easing.named["inout-cubic"] ?? .linear
        for index in 0..<film.frameCount {
            let share = index < 3 ? 0 : index < 23 ? easing.value(atFrame: index - 2, of: 20) : 1
            let view = film.shot(at: index).view
            #expect(abs(view.x - (0.5 + 0.8 * share)) < 1e-12 && abs(view.y - (0.5 - 0.4 * share)) < 1e-12)
            #expect(abs(view.degrees - 100 * share) < 1e-12)
        }
        #expect(film.shot(at: 22).view.x == 1.3)
    }

    @Test("a zoom multiplies evenly, and one point of the picture stays where it is", arguments: [0.25, 3, 64])
    func zoom(factor: Double) throws {
        let film = try timeline("start sun\nview zoom \(factor) at 0.3 0.9 over 40f\nhold 40f")
        let views = (0..<40).map { film.shot(at: $0).view }
        #expect(views[39].zoom == factor && views[39].x == 0.3 && views[39].y == 0.9)
        // The point that both ends show at the same position in the frame.
        let fixed = (0.3 * factor - 0.5) / (factor - 1)
        var last = View.identity
        for view in views {
            #expect(abs(view.zoom / last.zoom / PortableMath.exp2(PortableMath.log2(factor) / 40) - 1) < 1e-12)
            #expect(abs((fixed - view.x) * view.zoom - (fixed - 0.5)) < 1e-9)
            last = view
        }
    }

    @Test("a zoom between almost equal sizes is a pan")
    func nearlyEqual() throws {
        let film = try timeline("start sun\nview zoom 1.000000000001 at 0.9 0.5 over 4f\nhold 4f")
        for index in 0..<4 { #expect(abs(film.shot(at: index).view.x - (0.6 + 0.1 * Double(index))) < 1e-6) }
    }

    @Test("a new view takes over from where the camera is")
    func takingOver() throws {
        let film = try timeline(
            "start sun\nview pan 1 0 over 10f\nhold 5f\nview pan 0 1 over 4f\nhold 2f\nview zoom 2\nhold 9f")
        #expect(film.shot(at: 4).view.x == 1)
        #expect(film.shot(at: 8).view.x == 1)
        #expect(film.shot(at: 6).view.y == 1)
        // The jump keeps what the interrupted move had reached.
        #expect(film.shot(at: 7).view.y == 1 && film.shot(at: 7).view.zoom == 2)
        #expect(film.shot(at: 15).view.y == 1)
    }

    struct Arrival: Sendable, CustomTestStringConvertible {
        let lines: String
        let isRight: @Sendable (View) -> Bool
        var testDescription: String { lines }

        init(_ lines: String, _ isRight: @escaping @Sendable (View) -> Bool) {
            (self.lines, self.isRight) = (lines, isRight)
        }

        static let all = [
            Arrival("view rotate 90deg\nview rotate 0.75turns") { $0.degrees == 0 },
            Arrival("view rotate 170deg\nview rotate to -170deg") { $0.degrees == 190 },
            Arrival("view zoom 3\nview zoom by 0.5") { $0.zoom == 1.5 },
            Arrival("view zoom 3 at 0.1 0.2 rotate 30deg\nview home") { $0 == .identity },
            Arrival("repeat 10\nview pan 0.1 0\nend") { $0.x == 1.5 },
            Arrival("view mirror both kaleidoscope 6\nview home") {
                $0.mirrors.areDown && $0.mirrors.kaleidoscope == 6
            },
            Arrival("view mirror both kaleidoscope 6\nview mirror off kaleidoscope off") { $0 == .identity },
            Arrival("view tunnel 3 dive 5") { $0.depth == 1 },
            Arrival("view tunnel 3 dive 5\nview tunnel off") { $0 == .identity },
            Arrival("view zoom by 2 at -0.5 1.5 kaleidoscope 2") { $0.x == -0.5 && $0.y == 1.5 && $0.zoom == 2 },
        ]
    }

    @Test("motions arrive where they say", arguments: Arrival.all)
    func arrives(row: Arrival) throws {
        let view = try timeline("start sun\n\(row.lines)\nhold 1f").shot(at: 0).view
        #expect(row.isRight(view), "\(view)")
    }

    @Test("an overshooting zoom stays within the limits")
    func overshoot() throws {
        let film = try timeline(
            """
            start sun
            view zoom 10000 over 30f ease bezier(0, 900, 1, -900)
            hold 30f
            view zoom 0.01 over 9f ease in-elastic
            hold 9f
            """)
        for index in 0..<film.frameCount {
            let view = film.shot(at: index).view
            #expect(view.zoom >= 0.01 * 0.999_999 && view.zoom <= 10_000 * 1.000_001 && view.x.isFinite)
        }
    }

    struct LoopCase: Sendable, CustomTestStringConvertible {
        let source: String
        let isLoop: Bool
        var testDescription: String { source.debugDescription }

        static let all: [LoopCase] = [
            ("start sun\nto moon over 1s\nview zoom 3 at 0.2 0.2 over 1s\nhold 1s\nclose over 1s", true),
            ("view zoom 2\nstart sun\nto moon over 1s\nview home over 1s\nhold 1s\nclose over 1s", true),
            ("start sun\nview rotate 360deg over 2s\nto moon over 1s\nclose over 1s", true),
            ("start sun\nview rotate 350deg over 2s\nto moon over 1s\nclose over 1s", false),
            ("start sun\nview rotate 350deg over 1s\nto moon over 1s\nclose over 1s", true),
            ("start sun\nview tunnel 3\nview dive 2 over 2s\nto moon over 1s\nclose over 1s", true),
            ("start sun\nview tunnel 3\nview dive 1 over 2s\nto moon over 1s\nclose over 1s", false),
            ("start sun\nto moon over 1s\nview mirror x\nclose over 1s", false),
            ("start sun\nview pan 1 0 over 2s\nto moon over 1s\nclose over 1s", false),
            ("start tile\nview pan 1 -2 over 2s\nhold 1s\nclose over 1s", true),
            ("start tile\nview pan 0.5 0 over 2s\nhold 1s\nclose over 1s", false),
            // Half a period off, both directions are equally near, and either is right.
            ("start tile\nview pan 0.7 0 over 1s\nhold 1s\nclose over 1s", true),
        ].map(LoopCase.init)
    }

    @Test("a film is a loop when the view returns, too", arguments: LoopCase.all)
    func loops(row: LoopCase) throws {
        var shelf = Shelf.sample
        shelf.entries["tile"] = WeightsEntry(shape: "tile", family: "tile", lineage: "seed 1", isTile: true)
        let film = try timeline(row.source, against: shelf)
        #expect(film.isLoop == row.isLoop)
        let warned = codes(row.source, against: shelf).contains(.viewStaysAway)
        #expect(warned == !row.isLoop)
    }

    @Test("the logarithm undoes the power of two, on a portable path", arguments: [0.01, 0.5, 1, 1.41, 1.42, 3, 1e4])
    func logarithm(value: Double) {
        #expect(abs(PortableMath.exp2(PortableMath.log2(value)) / value - 1) < 4e-15)
        #expect(PortableMath.log2(8) == 3 && PortableMath.log2(1) == 0 && PortableMath.log2(0.125) == -3)
    }

    @Test("a view on a command line", arguments: ["", "zoom", "zoom 4 over 2s", "dive 2", "sun", "zoom 4\nhold 1s"])
    func brokenView(text: String) {
        let check = ViewCheck(text)
        #expect(check.view == nil && check.report.hasErrors)
    }
}
