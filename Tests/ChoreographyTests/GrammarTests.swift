// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Testing

@Suite struct GrammarTests {
    /// Lines after `start sun`, and their segments, as `verb frames from -> to easing`.
    struct Row: Sendable, CustomTestStringConvertible {
        let source: String
        let segments: [String]
        var testDescription: String { source.debugDescription }

        init(_ source: String, _ segments: String...) {
            self.source = source
            self.segments = segments
        }
    }

    @Test(
        "every form means what the reference says",
        arguments: [
            Row("hold 1s", "hold 0..<30 sun -> sun linear"),
            Row("hold 40f", "hold 0..<40 sun -> sun linear"),
            Row("hold 40 frames", "hold 0..<40 sun -> sun linear"),
            Row("hold 1 frame", "hold 0..<1 sun -> sun linear"),
            Row("hold 1.5 s", "hold 0..<45 sun -> sun linear"),
            Row("hold .5 sec", "hold 0..<15 sun -> sun linear"),
            Row("hold 2 seconds", "hold 0..<60 sun -> sun linear"),
            Row("hold 500ms", "hold 0..<15 sun -> sun linear"),
            Row("hold 0.1min", "hold 0..<180 sun -> sun linear"),
            Row("hold 2 minutes", "hold 0..<3600 sun -> sun linear"),
            Row("  hold\t1s   # and breathe", "hold 0..<30 sun -> sun linear"),
            Row("to moon over 40f", "to 0..<40 sun -> moon linear"),
            Row("to moon over 40f ease in-cubic", "to 0..<40 sun -> moon in-cubic"),
            Row("to moon ease in-cubic over 40f", "to 0..<40 sun -> moon in-cubic"),
            Row("to moon over 9f ease steps(3)", "to 0..<9 sun -> moon steps(3)"),
            Row(
                "to moon over 9f ease bezier(.42,-0.5, 0.58 ,1)",
                "to 0..<9 sun -> moon bezier(0.42, -0.5, 0.58, 1)"),
            Row("to \"my cat\" over 9f", "to 0..<9 sun -> \"my cat\" linear"),
            Row("to \"over\" over 9f", "to 0..<9 sun -> \"over\" linear"),
            Row("to hold over 9f", "to 0..<9 sun -> hold linear"),
            Row("to 0.5 sun + 0.5 moon over 9f", "to 0..<9 sun -> 0.5 moon + 0.5 sun linear"),
            Row("to 0.5 sun+0.5 moon over 9f", "to 0..<9 sun -> 0.5 moon + 0.5 sun linear"),
            Row("to king - man + woman over 9f", "to 0..<9 sun -> king - man + woman linear"),
            Row("to - sun + 2 moon over 9f", "to 0..<9 sun -> 2 moon - sun linear"),
            Row("to sun + moon normalize over 9f", "to 0..<9 sun -> 0.5 moon + 0.5 sun linear"),
            Row("to 25% sun + 75% moon over 9f", "to 0..<9 sun -> 0.75 moon + 0.25 sun linear"),
            Row("to 0.5 moon + 0.5 moon over 9f", "to 0..<9 sun -> moon linear"),
            Row(
                "to moon over 9f\npast 60% over 9f ease out-back\nback over 9f",
                "to 0..<9 sun -> moon linear", "past 9..<18 moon -> 1.6 moon - 0.6 sun out-back",
                "back 18..<27 1.6 moon - 0.6 sun -> moon linear"),
            // `past` is measured from the target, not from where the last `past` ended; a hold does not end the line.
            Row(
                "to moon over 1f\npast 50% over 1f\nhold 1f\npast 25% over 1f\nback over 1f\npast 100% over 1f",
                "to 0..<1 sun -> moon linear", "past 1..<2 moon -> 1.5 moon - 0.5 sun linear",
                "hold 2..<3 1.5 moon - 0.5 sun -> 1.5 moon - 0.5 sun linear",
                "past 3..<4 1.5 moon - 0.5 sun -> 1.25 moon - 0.25 sun linear",
                "back 4..<5 1.25 moon - 0.25 sun -> moon linear",
                "past 5..<6 moon -> 2 moon - sun linear"),
            Row(
                "through moon crow over 10f ease in-quad", "through 0..<5 sun -> moon in-quad",
                "through 5..<10 moon -> crow in-quad"),
            Row(
                "through moon crow owl over 10f", "through 0..<3 sun -> moon linear",
                "through 3..<7 moon -> crow linear", "through 7..<10 crow -> owl linear"),
            Row(
                "through moon crow over 2f\npast 100% over 1f", "through 0..<1 sun -> moon linear",
                "through 1..<2 moon -> crow linear", "past 2..<3 crow -> 2 crow - moon linear"),
            Row(
                "to moon over 9f\nclose over 9f\npast 50% over 1f", "to 0..<9 sun -> moon linear",
                "close 9..<18 moon -> sun linear", "past 18..<19 sun -> -0.5 moon + 1.5 sun linear"),
            Row("cut moon\nhold 2f", "hold 0..<2 moon -> moon linear"),
            Row("cut moon\ncut crow\nto owl over 2f", "to 0..<2 crow -> owl linear"),
            Row(
                "ease in-quad\nto moon over 2f\nease out-quad\nto sun over 2f\nto owl over 2f ease linear",
                "to 0..<2 sun -> moon in-quad", "to 2..<4 moon -> sun out-quad", "to 4..<6 sun -> owl linear"),
            Row(
                "repeat 2\nto moon over 1f\nease in-quad\nclose over 1f\nend\nhold 1f",
                "to 0..<1 sun -> moon linear", "close 1..<2 moon -> sun in-quad",
                "to 2..<3 sun -> moon in-quad", "close 3..<4 moon -> sun in-quad", "hold 4..<5 sun -> sun linear"),
            Row(
                "repeat 2\nrepeat 2\nhold 1f\nend\nhold 2f\nend", "hold 0..<1 sun -> sun linear",
                "hold 1..<2 sun -> sun linear", "hold 2..<4 sun -> sun linear", "hold 4..<5 sun -> sun linear",
                "hold 5..<6 sun -> sun linear", "hold 6..<8 sun -> sun linear"),
            Row("let odd = 2 moon - sun\nto odd over 1f", "to 0..<1 sun -> 2 moon - sun linear"),
            Row("use odd = sun-2\nto odd over 1f", "to 0..<1 sun -> odd linear"),
        ])
    func meaning(_ row: Row) throws {
        let film = try timeline("start sun\n\(row.source)")
        #expect(
            film.segments.map {
                "\($0.verb.rawValue) \($0.frames) \($0.walk.from) -> \($0.walk.to) \($0.easing)"
            } == row.segments)
    }

    @Test("settings and their defaults")
    func settings() throws {
        let film = try timeline("fps 24000/1001\nsize 1920 x 1080\nweights night\nstart sun\nhold 1f")
        #expect(film.frameRate == FrameRate(24000, 1001))
        #expect(film.size == PixelSize(width: 1920, height: 1080))
        #expect(film.weightsFolder == "night")
        let bare = try timeline("start sun\nhold 1s")
        #expect(bare.frameRate == FrameRate(30) && bare.size == nil && bare.weightsFolder == nil)
        #expect(bare.weightFiles == ["sun": "sun"])
        let other = try timeline("fps 24\nstart sun\nhold 1s", frameRate: FrameRate(50))
        #expect(other.frameRate == FrameRate(50) && other.frameCount == 50)
    }

    @Test(
        "frame rates",
        arguments: [
            ("30", FrameRate(30)), ("30000/1001", FrameRate(30000, 1001)), ("60/2", FrameRate(30)),
            ("1", FrameRate(1)), ("1000", FrameRate(1000)), ("25/2", FrameRate(25, 2)), ("0", nil), ("1001", nil),
            ("29.97", nil), ("", nil), ("30/", nil), ("/2", nil), ("30/0", nil), ("-30", nil), ("+30", nil),
            ("1/2", nil),
            ("30/1/1", nil), ("99999999999999999999", nil), ("3 0", nil),
        ])
    func frameRates(_ text: String, _ rate: FrameRate?) {
        #expect(FrameRate(text) == rate)
    }

    @Test("marks count the frames before them; inside a repeat they mark every pass")
    func marks() throws {
        let film = try timeline(
            "start sun\nmark begin\nrepeat 2\nto moon over 10f\nmark there\nto sun over 5f\nend\nmark \"the end\"")
        #expect(film.marks.map(\.name) == ["begin", "there", "there", "the end"])
        #expect(film.marks.map(\.frameIndex) == [0, 10, 25, 30])
    }

    @Test("line ends, byte-order marks and tabs make no difference")
    func lineEnds() throws {
        let source = "start sun\nhold 1s\n\n# nothing\nto moon over 2s"
        let film = try timeline(source)
        for variant in [
            source.replacing("\n", with: "\r\n"), source.replacing("\n", with: "\r"), "\u{FEFF}" + source,
            source + "\n", source + "\r\n\r\n",
        ] {
            #expect(try timeline(variant) == film)
        }
        let tabs = try timeline(source.replacing(" ", with: "\t"))
        #expect(tabs.segments.map(\.frames) == film.segments.map(\.frames))
    }

    @Test("a script keeps its text and positions")
    func script() throws {
        let source = "\u{FEFF}# one\r\nstart sun   # two\r\n\tto 0.5 sun + 0.5 moon over 1s\r\n"
        let script = SequenceScript(source)
        let bytes = Array(source.utf8)
        #expect(script.statements.map(\.line) == [2, 3])
        #expect(
            script.statements.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
                "start sun", "to 0.5 sun + 0.5 moon over 1s",
            ])
        guard case .to(let mix, let timing) = script.statements[1].action else {
            Issue.record("not a `to`")
            return
        }
        #expect(String(decoding: bytes[mix.range], as: UTF8.self) == "0.5 sun + 0.5 moon")
        #expect(String(decoding: bytes[mix.terms[1].reference.range], as: UTF8.self) == "moon")
        #expect(String(decoding: bytes[timing.duration.range], as: UTF8.self) == "1s")
        #expect(timing.duration.time == ScreenTime(nanoseconds: 1_000_000_000))
        #expect(try #require(script.check().timeline).segments[0].text == "to 0.5 sun + 0.5 moon over 1s")
    }

    @Test("a long sequence has the timeline its comments describe")
    func dusk() throws {
        let film = try timeline(
            """
            # dusk.seq
            fps 30
            size 1920x1080
            ease inout-sine            # the default for what follows
            start sun                  # emits nothing
            hold 1s
            to moon over 40f           # frame k of N is S + e(k/N)(B - S), k = 1...N
            past 60% over 1s           # beyond the target: keeps going where `to` stopped, to 1.6
            back over 1s ease out-elastic
            through crow dusk-tree sun over 6s
            let odd = 0.5 sun + 0.8 moon - 0.3 crow
            to odd over 2s
            close over 2s              # to the start: a seamless loop
            """)
        #expect(film.frameCount == 30 + 40 + 30 + 30 + 180 + 60 + 60)
        #expect(film.isLoop)
        #expect(film.mixture(at: 29) == Mixture("sun"))
        #expect(film.mixture(at: 69) == Mixture("moon"))
        #expect(film.mixture(at: 99) == Mixture("sun").mixed(with: Mixture("moon"), share: 1.6))
        #expect(film.mixture(at: 129) == Mixture("moon"))
        #expect(film.mixture(at: 369) == Mixture(["sun": 0.5, "moon": 0.8, "crow": -0.3]))
        let easing = Easing.curve(.sine, .both)
        #expect(film.mixture(at: 39)["moon"] == easing.value(at: 0.25))
    }
}
