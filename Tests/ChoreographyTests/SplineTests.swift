// SPDX-License-Identifier: MIT
import Choreography
import Testing

/// Splines have no corner where two movements meet, and pass each picture when it is due.
@Suite struct SplineTests {
    /// The change of coefficients per frame, measured just before and just after frame `index`.
    private func turn(_ film: Timeline, at index: Int) -> Double {
        let names = film.names
        let count = film.frameCount
        func coefficients(_ index: Int) -> [Double] {
            // Beyond its end a loop begins again.
            let mixture = index < 0 ? film.start : film.mixture(at: index % count)
            return names.map { mixture[$0] }
        }
        let (a, b, c) = (coefficients(index - 1), coefficients(index), coefficients(index + 1))
        return names.indices.reduce(0) { max($0, abs(c[$1] - 2 * b[$1] + a[$1])) }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        /// The last frames of the statements, where corners would be.
        let joins: [Int]
        var testDescription: String { name }
    }

    private static let frames = 600

    static let rows: [Row] = [
        Row(name: "one through", source: "through moon owl crow over 1800f path spline", joins: [599, 1199]),
        Row(
            name: "statements, of different lengths",
            source: "path spline\nto moon over 600f\nto owl over 300f\nthrough crow \"my cat\" over 1200f",
            joins: [599, 899, 1499]),
        Row(
            name: "from and to straight ways",
            source: "to moon over 600f\nto owl over 300f path spline\nto crow over 600f",
            joins: [599, 899]),
        Row(
            name: "beyond the end", source: "path spline\nto moon over 600f\nto owl over 600f\npast 100% over 600f",
            joins: [599, 1199]),
        Row(
            name: "a loop", source: "path spline\nto moon over 600f\nto owl over 300f\nclose over 900f",
            joins: [599, 899, 1799]),
        Row(
            name: "a loop with a rest in it",
            source: "path spline\nto moon over 600f\nhold 30f\nto owl over 300f\nclose over 900f", joins: [929, 1829]),
        Row(
            name: "repeated",
            source: "path spline\nrepeat 3\nto moon over 600f\nto owl over 600f\nclose over 600f\nend",
            joins: [599, 1199, 1799, 2399, 5399]),
    ]

    @Test("no corner where pictures are passed", arguments: rows)
    func smooth(row: Row) throws {
        let film = try timeline("start sun\n\(row.source)")
        let straight = try timeline("start sun\n\(row.source.replacing("path spline", with: "path linear"))")
        for join in row.joins {
            // On straight legs a corner is as large as a step; on the spline it is as small as any other curvature.
            #expect(turn(film, at: join) < max(0.02 * turn(straight, at: join), 1e-7), "frame \(join)")
        }
    }

    @Test("each picture is passed on the frame its statement ends", arguments: rows)
    func keys(row: Row) throws {
        let film = try timeline("start sun\n\(row.source)")
        let straight = try timeline("start sun\n\(row.source.replacing("path spline", with: "path linear"))")
        for segment in straight.segments {
            let last = segment.frames.upperBound - 1
            #expect(segment.verb == .past || film.shot(at: last) == straight.shot(at: last))
        }
    }

    @Test("with one leg and nothing beside it a spline is straight")
    func alone() throws {
        let film = try timeline("start sun\nto moon over 9f path spline\npast 50% over 3f")
        let straight = try timeline("start sun\nto moon over 9f\npast 50% over 3f")
        #expect((0..<12).map { film.shot(at: $0) } == (0..<12).map { straight.shot(at: $0) })
    }

    @Test(
        "neither a hold nor a cut nor an easing that rests bends the leg after it", arguments: ["hold 5f", "cut sun"])
    func independent(between: String) throws {
        let whole = try timeline("start sun\nto moon over 9f\n\(between)\nto owl over 9f path spline")
        #expect(whole.segments.last?.walk.legs[0].course == .straight)
        let rested = try timeline("start sun\nto moon over 9f ease inout-sine\nto owl over 9f path spline")
        #expect(rested.segments[1].walk.legs[0].course == .straight)
    }

    @Test("Catmull and Rom's spline, where keys are at equal times")
    func catmullRom() throws {
        let film = try timeline("start sun\nthrough moon owl crow over 300f path spline")
        // The middle of an inner leg: (-a + 9 b + 9 c - d) / 16.
        let middle = film.mixture(at: 149)
        for (name, sixteenths) in [("sun", -1.0), ("moon", 9), ("owl", 9), ("crow", -1)] {
            #expect(abs(middle[name] - sixteenths / 16) < 1e-12, "\(name)")
        }
    }
}
