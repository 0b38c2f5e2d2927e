// SPDX-License-Identifier: MIT
import Choreography
import Testing

@Suite struct DiagnosticTests {
    @Test("every mistake is explained in these words", arguments: Complaint.all)
    func wording(_ complaint: Complaint) {
        let check = SequenceScript(complaint.source).check(against: Shelf.sample)
        #expect(check.report.rendered(fileName: "night.seq", source: complaint.source) == complaint.text)
        #expect(check.report.diagnostics.contains { $0.code == complaint.code })
        #expect((check.timeline == nil) == check.report.hasErrors)
    }

    @Test("every code has its wording tested")
    func coverage() {
        let elsewhere: Set<DiagnosticCode> = [
            // Too long to write out; see LimitTests.
            .fileTooLarge, .lineTooLong, .tooManyStatements, .tooManyMistakes, .mixTooLarge,
        ]
        #expect(Set(Complaint.all.map(\.code)).union(elsewhere) == Set(DiagnosticCode.allCases))
    }

    @Test("six mistakes give six reports, in the order of the lines")
    func together() {
        let source = """
            fps 29.97
            start sun
            to moom over 2s
            to moon over 40
            wobble 1s
            to 0.5 sun + 0.4 moon over 1s ease inout-sin
            """
        let report = SequenceScript(source).check(against: Shelf.sample).report
        #expect(
            report.diagnostics.map(\.code) == [
                .badFrameRate, .unknownName, .missingUnit, .unknownVerb, .mixSum, .unknownEasing,
            ])
        #expect(report.diagnostics.map(\.line) == [1, 3, 4, 5, 6, 6])
        #expect(report.summary == "6 errors")
    }

    @Test(
        "one mistake causes no others",
        arguments: [
            // A name whose definition is broken still counts as known.
            ("let odd = 0.5 sun + 0.4 moon\nstart odd\nto odd over 1s\nhold 1s", DiagnosticCode.mixSum),
            ("let odd = 0.5 sun +\nstart odd\nhold 1s", .missingPart),
            ("let odd = \"sun\nstart odd\nhold 1s", .unclosedQuote),
            ("use odd = \"zebra\"\nstart odd\nto moon over 1s\nto odd over 1s", .unknownName),
            // A broken start does not count as missing.
            ("start\nhold 1s\nto moon over 1s\npast 5% over 1s\nclose over 1s", .missingPart),
            ("start zebra\nto moon over 1s\nclose over 1s", .unknownName),
            // A broken movement may have moved, and may have gone past.
            ("start sun\nto moon ofer 1s\npast 10% over 1s\nback over 1s", .unexpectedText),
            ("start sun\nto moon over 1s\npast 10 over 1s\nback over 1s", .badPercentage),
            // A broken `repeat` still pairs with its `end`.
            ("start sun\nrepeat\nhold 1s\nend", .missingPart),
            ("start sun\nrepeat x\nhold 1s\nend", .unexpectedText),
            // A misspelt verb is taken for the right one.
            ("strat sun\nhold 1s\nto moon over 1s\nclose over 1s", .unknownVerb),
            ("sta\u{1}rt sun\nhold 1s", .controlCharacter),
            ("start sun\nrepeet 3\nhold 1s\nend", .unknownVerb),
            ("start sun\nrepeat 3\nhold 1s\nennd", .unknownVerb),
            ("lett odd = sun\nstart sun\nto odd over 1s", .unknownVerb),
            ("start sun\nhold 1s\nhold 1 s\nsix\n", .unknownVerb),
            // One complaint for one `repeat`, not one for each pass.
            ("start sun\nrepeat 500\nhold 0.001s\nend\nhold 1s", .noFrames),
            ("start sun\nrepeat 9\nto crow over 1s\nend", .shapeMismatch),
            ("start sun\nrepeat 9\nback over 1s\nend", .nothingPast),
        ])
    func noCascade(_ source: String, _ code: DiagnosticCode) {
        #expect(codes(source, against: .sample) == [code])
    }

    @Test("a name is complained about at each of its places")
    func eachPlace() {
        let source = "start moom\nto 0.5 moom + 0.5 sun over 1s\nto moom over 1s ease zigzag"
        let report = SequenceScript(source).check(against: Shelf.sample).report
        #expect(report.diagnostics.filter { $0.code == .unknownName }.map(\.line) == [1, 2, 3])
    }

    struct Place: Sendable {
        let line: String
        let column: Int
        let length: Int
        let carets: String
    }

    @Test(
        "columns count characters, carets count terminal columns",
        arguments: [
            Place(line: "to moom over 1s", column: 4, length: 4, carets: "     |    ^^^^ "),
            Place(line: "\tto\tmoom over 1s", column: 5, length: 4, carets: "     |           ^^^^ "),
            Place(line: "to \"mö öm\" over 1s", column: 4, length: 7, carets: "     |    ^^^^^^^ "),
            Place(line: "to \"mo\u{308} o\u{308}m\" over 1s", column: 4, length: 7, carets: "     |    ^^^^^^^ "),
            Place(
                line: "to 0.5 \"月\" + 0.5 月亮 over 1s", column: 18, length: 2, carets: "     |                   ^^^^ "),
            Place(
                line: "to 0.5 \"🌞\" + 0.5 moom over 1s", column: 18, length: 4, carets: "     |                   ^^^^ "
            ),
        ])
    func places(_ place: Place) throws {
        let source = "start sun\n\(place.line)"
        let report = SequenceScript(source).check(against: Shelf.sample).report
        let last = try #require(report.diagnostics.last)
        #expect(last.column == place.column && last.length == place.length)
        let rendered = report.rendered(fileName: "a.seq", source: source)
        let line = try #require(rendered.split(separator: "\n").last)
        #expect(line.hasPrefix(place.carets), "\(rendered)")
    }

    @Test("a long line is shown around its mistake only")
    func longLine() throws {
        let source = "start sun # " + String(repeating: "x", count: 300) + "\u{1}" + String(repeating: "y", count: 300)
        let lines = SequenceScript(source).check().report.rendered(fileName: "a.seq", source: source)
            .split(separator: "\n")
        #expect(lines[0] == "a.seq:1:313: error: an invisible control character (U+0001) stands here")
        let shown = "…" + String(repeating: "x", count: 39) + "\u{FFFD}" + String(repeating: "y", count: 120) + "…"
        #expect(lines[1] == "   1 | \(shown)")
        #expect(lines[2].hasPrefix("     | " + String(repeating: " ", count: 40) + "^ "))
    }

    @Test("nothing rendered holds control characters, whatever is in the text and the file's name")
    func clean() {
        let source = "to \u{1B}[31m\u{7F}\u{202E}\u{85}\tmoom over 1s\nto \"\t\" over 1s\r\nx\ry"
        let rendered = SequenceScript(source).check(against: Shelf.sample).report
            .rendered(fileName: "a\u{1B}b\n.seq", source: source)
        #expect(!rendered.isEmpty)
        #expect(
            rendered.unicodeScalars.allSatisfy {
                $0 == "\n" || ($0.properties.generalCategory != .control && $0 != "\u{202E}")
            })
    }

    @Test("warnings leave the timeline")
    func warnings() throws {
        let check = SequenceScript("start sun\nto owl over 1s\nto sun over 1s").check(against: Shelf.sample)
        #expect(check.report.summary == "1 warning")
        #expect(try #require(check.timeline).frameCount == 60)
    }
}
