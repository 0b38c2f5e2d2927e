// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Testing

@Suite struct NameTests {
    @Test(
        "no name reaches outside the weights folder",
        arguments: [
            "", ".", "..", "...", "../sun", "..\\sun", "sun/..", "a/../../sun", "/sun", "//sun", "/etc/passwd", "sun/",
            "a/b", "a\\b", "\\\\host\\share", "C:sun", "c:/sun", "C:\\sun", ".hidden", "..sun", "sun..", "a..b",
            "./sun", " sun", "sun ", "\u{A0}sun", "a\u{0}b", "\u{0}", "a\u{1}b", "a\u{7F}b", "a\u{9B}b",
            "a\u{2028}b", "a\u{202E}b", "a\u{200B}b", "a\u{FEFF}b", "a\tb", "sun.safetensors", "..\u{301}/sun",
            "/\u{301}etc", ".\u{301}hidden", "..\u{338}", String(repeating: "x", count: 201),
            String(repeating: "é", count: 101),
        ])
    func refused(_ name: String) {
        #expect(NameRules.objection(to: name) != nil)
        for source in ["start \"\(name)\"\nhold 1s", "use cat = \"\(name)\"\nstart cat\nhold 1s"] {
            let check = SequenceScript(source).check()
            #expect(check.timeline == nil)
            #expect(
                check.report.diagnostics.allSatisfy { $0.code == .badName || $0.code == .controlCharacter },
                "\(check.report.diagnostics)")
        }
    }

    @Test(
        "ordinary names are accepted",
        arguments: [
            "sun", "dusk-tree", "_x", "my cat", "3d-cat", "IMG_0001", "photo.v2", "12:30", "over", "Ünal", "月亮", "🌞",
            "a & b", "100%", "~sun", "-rf", "#1", "e\u{301}", String(repeating: "x", count: 200),
        ])
    func accepted(_ name: String) throws {
        #expect(NameRules.objection(to: name) == nil)
        let film = try timeline("use it = \"\(name)\"\nstart \"\(name)\"\nto it over 1s")
        #expect(film.weightFiles == ["it": "\(name)", name: "\(name)"])
    }

    @Test("a snapshot's name is a word")
    func snapshot() throws {
        let film = try timeline("start sun@0\nto 0.5 sun@120 + 0.5 moon over 1s")
        #expect(Set(film.names) == ["sun@0", "sun@120", "moon"])
        let lost = SequenceScript("start star@7\nhold 1s").check(against: Shelf()).report.diagnostics
        #expect(lost.first?.help?.contains("learn img/star.png --snapshots log") == true, "\(lost)")
        #expect(SequenceScript("start sun@ 0\nhold 1s").check().timeline == nil)
    }

    @Test(
        "every kind of weight file is read from its name and printed again",
        arguments: [
            ("sun", WeightsName.picture("sun")), ("my cat", .picture("my cat")),
            ("sun@0", .snapshot(of: "sun", step: 0)), ("sun@120", .snapshot(of: "sun", step: 120)),
            ("a@b@7", .snapshot(of: "a@b", step: 7)),
            ("moon~sun", .bend("moon", "sun")), ("moon@3~sun@4", .bend("moon@3", "sun@4")),
            // Neither a snapshot nor a bend: steps have no sign or leading zeros, and a bend has two ends in order.
            ("sun@", .picture("sun@")), ("@7", .picture("@7")), ("sun@07", .picture("sun@07")),
            ("sun@+7", .picture("sun@+7")), ("sun@-7", .picture("sun@-7")), ("sun~moon", .picture("sun~moon")),
            ("~sun", .picture("~sun")), ("a~b~c", .picture("a~b~c")), ("a~a", .picture("a~a")),
        ])
    func kinds(_ name: String, _ kind: WeightsName) {
        #expect(WeightsName(name) == kind)
        #expect(kind.description == name)
    }

    @Test(
        "names that a film makes are distinguished from those in the sequence",
        arguments: [
            ("sun", MixedName.written("sun"), "sun"), ("sun@7", .written("sun@7"), "sun@7"),
            ("moon~sun", .written("moon~sun"), "moon~sun"), ("moon~sun/bend", .bend(.bend("moon", "sun")), "moon~sun"),
            ("sun/3", .derived(from: "sun", number: 3), "sun"),
            ("moon~sun/12", .derived(from: "moon~sun", number: 12), "moon~sun"),
        ])
    func origins(_ text: String, _ name: MixedName, _ base: String) {
        #expect(MixedName(text) == name)
        #expect(name.description == text)
        #expect(name.base == base)
        #expect(name.isWritten == !text.contains("/"))
    }

    @Test("a bend is named in order of its ends")
    func bends() {
        #expect(WeightsName.bend(between: "sun", "moon") == .bend("moon", "sun"))
        #expect(WeightsName.bend(between: "moon", "sun") == .bend("moon", "sun"))
    }

    @Test(
        "no weights folder lies outside the project",
        arguments: [
            "", "/", "/abs", "..", "../other", "a/../../b", "a/..", "~", "~/x", "C:\\x", "c:x", ".", "./a", ".git",
            "a/.b",
            "a//b", "a\\b", "a\u{0}b", "..\u{301}/x/../..", String(repeating: "x/", count: 600) + "x",
        ])
    func folders(_ folder: String) {
        #expect(NameRules.objection(toFolder: folder) != nil)
        let check = SequenceScript("weights \"\(folder)\"\nstart sun\nhold 1s").check()
        #expect(check.timeline == nil)
    }

    @Test(
        "folders inside the project are accepted",
        arguments: [
            ("weights night", "night"), ("weights night/", "night"), ("weights night/set-2.1", "night/set-2.1"),
            ("weights \"my set\"", "my set"), ("weights 2024/07_b # old", "2024/07_b"),
        ])
    func folder(_ line: String, _ folder: String) throws {
        let script = SequenceScript("\(line)\nstart sun\nhold 1s")
        #expect(script.weightsFolder == folder)
        #expect(try #require(script.check().timeline).weightsFolder == folder)
    }

    @Test("composed and decomposed accents are one name, and the file keeps its spelling on disk")
    func normalisation() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        var shelf = Shelf()
        shelf.entries[decomposed] = WeightsEntry(shape: "s", family: "f", lineage: "l")
        let film = try timeline("start \(composed)\nto \(decomposed) over 1s\nhold 1s", against: shelf)
        #expect(film.names.count == 1)
        let file = try #require(film.weightFiles[composed])
        #expect(Array(file.unicodeScalars) == Array("cafe\u{301}".unicodeScalars))
        #expect(film.isLoop)
    }

    @Test("aliases and mixes are resolved, and only what is filmed is listed")
    func resolution() throws {
        let film = try timeline(
            """
            use cat = "my cat"
            let odd = 0.5 sun + 0.5 cat
            let odder = 2 odd - moon
            let unused = owl
            start odder
            cut odd
            to 0.5 odder + 0.5 odd over 10f
            """, against: .sample)
        #expect(film.segments[0].from == .mixture(Mixture(["sun": 0.5, "cat": 0.5])))
        #expect(film.segments[0].to == .mixture(Mixture(["sun": 0.75, "cat": 0.75, "moon": -0.5])))
        #expect(film.names == ["cat", "moon", "sun"])
        #expect(
            film.weightFiles == [
                "cat": "my cat", "moon": "moon", "sun": "sun",
            ])
        #expect(film.start == Mixture(["sun": 1, "cat": 1, "moon": -1]))
    }

    @Test("the catalogue is queried once for each name that is used, and for no other")
    func questions() {
        final class Counter: WeightsCatalogue {
            let folder = "weights"
            let names = ["sun", "moon", "owl"]
            var asked: [String] = []
            func entry(named name: String) throws -> WeightsEntry {
                asked.append(name)
                return WeightsEntry(shape: "s", family: "f", lineage: "l")
            }
            func bend(between one: String, _ other: String) throws -> String { "\(one)~\(other)" }
        }
        let counter = Counter()
        let source = "start sun\nrepeat 50\nto moon over 1s\nto sun over 1s\nend"
        #expect(SequenceScript(source).check(against: counter).timeline != nil)
        #expect(counter.asked == ["sun", "moon"])
        let bent = "start sun\nrepeat 50\nto moon over 1s path bent\nclose over 1s\nend"
        counter.asked = []
        #expect(SequenceScript(bent).check(against: counter).timeline != nil)
        #expect(counter.asked == ["sun", "moon", "sun~moon"])
    }
}
