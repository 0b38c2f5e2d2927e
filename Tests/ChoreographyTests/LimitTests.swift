// SPDX-License-Identifier: MIT
import Choreography
import Testing

@Suite struct LimitTests {
    /// The first line of each diagnostic; the other lines show the text.
    private func headlines(_ source: String) -> [Substring] {
        let check = SequenceScript(source).check()
        #expect(check.timeline == nil)
        return check.report.rendered(fileName: "a.seq", source: source).split(separator: "\n")
            .filter { $0.hasPrefix("a.seq:") }
    }

    @Test("a file has at most 1 MiB")
    func fileSize() {
        let line = "start sun\nhold 1s\n#"
        let fitting = line + String(repeating: " \n", count: (1 << 19) - 10)
        #expect(SequenceScript(fitting).check().timeline != nil)
        let source = line + String(repeating: "\n", count: 1 << 20)
        #expect(
            headlines(source) == [
                "a.seq:1:1: error: the sequence has 1048595 bytes; at most 1048576 are read"
            ])
    }

    @Test("a line has at most 64 KiB")
    func lineLength() {
        let source = "start sun\nhold 1s #" + String(repeating: "x", count: 65536)
        #expect(headlines(source) == ["a.seq:2:1: error: the line has 65545 bytes; at most 65536 are read"])
    }

    @Test("a sequence has at most 10000 statements")
    func statementCount() {
        let most = "start sun\n" + String(repeating: "hold 1f\n", count: 9999)
        #expect(SequenceScript(most).check().timeline?.frameCount == 9999)
        #expect(
            headlines(most + "\nhold 1f\nwobble\n") == [
                "a.seq:10002:1: error: more than 10000 statements; reading stops here"
            ])
    }

    @Test("at most 200 errors are shown")
    func errorCount() {
        let lines = headlines("start sun\n" + String(repeating: "wobble\n", count: 500))
        #expect(lines.count == 201)
        #expect(lines.last == "a.seq:201:7: error: more than 200 errors; the rest are not shown")
    }

    @Test("a mix has at most 64 terms as written, and 64 names written out")
    func mixSize() {
        func mix(_ prefix: String, _ count: Int) -> String {
            (1...count).map { "\(prefix)\($0)" }.joined(separator: " + ") + " normalize"
        }
        #expect(SequenceScript("start \(mix("a", 64))\nhold 1s").check().timeline != nil)
        #expect(
            headlines("start \(mix("a", 65))\nhold 1s")
                == ["a.seq:1:7: error: more than 64 terms in one mix"])
        #expect(
            headlines(
                "let a = \(mix("a", 40))\nlet b = \(mix("b", 40))\nstart 0.5 a + 0.5 b\nhold 1s")
                == [
                    "a.seq:3:7: error: this mix has 80 names once every `let` is written out; at most 64 are mixed"
                ])
        #expect(
            headlines(
                """
                start \(mix("a", 60))
                to \(mix("b", 60)) over 1s
                past 10% over 1s
                to \(mix("c", 60)) over 1s
                """) == ["a.seq:4:4: error: 180 names are mixed on the way here; at most 128 can be"])
    }

    @Test("names that gather only in a later pass are counted too")
    func gathering() {
        func mix(_ prefix: String) -> String {
            (1...60).map { "\(prefix)\($0)" }.joined(separator: " + ") + " normalize"
        }
        let head = "let a = \(mix("a"))\nlet b = \(mix("b"))\nlet c = \(mix("c"))\nstart a\n"
        let body = "to b over 1s\nto a over 1s\npast 10% over 1s\nto b over 1s\ncut c\nto a over 1s\npast 9% over 1s\n"
        #expect(SequenceScript(head + body).check().timeline != nil)
        #expect(codes(head + "repeat 2\n\(body)end") == [.mixTooLarge])
    }

    @Test("a through has at most 1000 names")
    func legCount() {
        let names = String(repeating: "moon sun ", count: 501)
        #expect(
            headlines("start sun\nthrough \(names)over 100min")
                == ["a.seq:2:9: error: 1002 names in one `through`; at most 1000 are taken"])
    }

    @Test("repeats are nested at most 32 deep")
    func nesting() {
        func nested(_ depth: Int) -> String {
            "start sun\n" + String(repeating: "repeat 1\n", count: depth) + "hold 1s\n"
                + String(repeating: "end\n", count: depth)
        }
        #expect(SequenceScript(nested(32)).check().timeline?.frameCount == 30)
        #expect(headlines(nested(33)) == ["a.seq:34:1: error: `repeat` is nested more than 32 deep"])
    }

    @Test("as many frames and statements as allowed, and one more")
    func filmLength() throws {
        #expect(try timeline("start sun\nrepeat 1000\nrepeat 10\nhold 1000f\nend\nend").frameCount == 10_000_000)
        #expect(
            headlines("start sun\nrepeat 1000\nrepeat 10\nhold 1001f\nend\nend")
                == ["a.seq:2:1: error: the film has more than 10000000 frames at 30 fps from here on"])
        #expect(
            headlines("start sun\nhold 10000000f\nhold 1f")
                == ["a.seq:3:1: error: the film has more than 10000000 frames at 30 fps from here on"])
    }

    @Test("as many statements as allowed once repeats are written out, and one more")
    func steps() throws {
        // The `repeat` counts in each pass, too: 99,992 in all.
        let most =
            "start sun\nrepeat 9999\n" + String(repeating: "hold 1f\n", count: 9) + "end\n"
            + String(repeating: "hold 1f\n", count: 8)
        #expect(try timeline(most).segments.count == 9 * 9999 + 8)
        #expect(
            headlines(most + "hold 1f")
                == ["a.seq:21:1: error: the film has more than 100000 statements once every `repeat` is written out"])
    }

    @Test("going past again and again derives what lies there once")
    func repeatedSlides() throws {
        func mix(_ prefix: String) -> String {
            (1...60).map { "\(prefix)\($0)" }.joined(separator: " + ") + " normalize"
        }
        let film = try timeline(
            "start \(mix("a"))\nrepeat 10000\nto \(mix("b")) over 1f\npast 1% over 1f\nto \(mix("a")) over 1f\nend")
        #expect(film.segments.count == 30_000 && film.names.count == 120)
    }

    @Test("tables show the beginning of a very long statement")
    func longStatement() throws {
        let names = Array(repeating: "moon sun", count: 400).joined(separator: " ")
        let film = try timeline("start sun\nthrough \(names) over 1000s\nhold 1s")
        #expect(film.segments[0].text.count == 201 && film.segments[0].text.hasSuffix("…"))
        #expect(film.segments[800].text == "hold 1s")
    }

    @Test("sequences that would grow without bound are refused at once")
    func bombs() {
        let clock = ContinuousClock()
        let deep =
            "start sun\n" + String(repeating: "repeat 10000\n", count: 4990) + "hold 1f\n"
            + String(repeating: "end\n", count: 4990)
        let wide =
            "start sun\nrepeat 10000\nrepeat 10000\n" + String(repeating: "to moon over 1min\n", count: 9000)
            + "end\nend\n"
        let idle = "start sun\nhold 1f\nrepeat 10000\nrepeat 10000\nrepeat 10000\nend\nend\nend\n"
        let long = "start sun\n" + String(repeating: "hold 10000000s\n", count: 9000)
        for source in [deep, wide, idle, long, "start sun\nrepeat 1000000000\nhold 1s\nend"] {
            var check: SequenceCheck?
            let time = clock.measure { check = SequenceScript(source).check() }
            #expect(check?.timeline == nil)
            #expect(time < .seconds(20), "\(source.prefix(40))")
        }
    }

    @Test("a spline too long to keep is refused, whatever follows it")
    func longSpline() {
        func mix(_ prefix: String) -> String {
            (1...60).map { "\(prefix)\($0)" }.joined(separator: " + ") + " normalize"
        }
        let through = "through " + String(repeating: "b a ", count: 500) + "over 1000f\n"
        let head = "let a = \(mix("a"))\nlet b = \(mix("b"))\nstart a\npath spline\n"
        #expect(codes(head + through + through + through + "hold 1s") == [.filmTooLong])
    }

    @Test("extrapolating without end is refused, not infinite")
    func explosion() {
        let source = "start sun\n" + String(repeating: "to moon over 1f\npast 1000% over 1f\n", count: 2)
        #expect(SequenceScript(source).check().timeline != nil)
        #expect(codes(source + "to moon over 1f\npast 1000% over 1f").filter { $0 != .farOutside } == [.mixTooFar])
        let explosive = """
            start sun
            to moon over 1f
            repeat 100
              past 1000% over 1f
              to 0.5 sun + 0.5 moon over 1f
              past 1000% over 1f
              to 2 sun - 1 moon over 1f
            end
            """
        if let film = SequenceScript(explosive).check().timeline {
            for index in 0..<film.frameCount {
                #expect(film.mixture(at: index).terms.allSatisfy { $0.coefficient.isFinite })
            }
        }
        let far = "let a = 900 sun - 899 moon\nstart a\nto moon over 1s\npast 1000% over 1s"
        #expect(codes(far) == [.farOutside, .mixTooFar])
    }

    @Test("a megabyte of anything is read in linear time", arguments: ["x", "repeat 9\n", "🌞 ", "\n"])
    func garbage(_ unit: String) {
        let source = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
        let time = ContinuousClock().measure {
            let report = SequenceScript(source).check(against: Shelf.sample).report
            #expect(report.hasErrors)
            #expect(!report.rendered(fileName: "a.seq", source: source).isEmpty)
        }
        #expect(time < .seconds(20))
    }
}
