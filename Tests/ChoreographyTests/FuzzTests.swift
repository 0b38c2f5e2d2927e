// SPDX-License-Identifier: MIT
import Choreography
import Testing

/// No text, however broken, may trap, and a sequence without errors has a timeline with a shot for each frame.
@Suite struct FuzzTests {
    private static let pieces: [String] =
        Verb.allCases.map(\.rawValue) + Array(Easing.named.keys).sorted()
        + [
            "sun", "moon", "crow", "owl", "torn", "zebra", "\"my cat\"", "\"", "over", "ease", "path", "pace", "align",
            "layers", "clamp",
            "linear", "spherical", "spline", "even", "given", "in", "out",
            "normalize", "0", "1", "0.5", ".", "..", "1.5s", "40f", "-", "+", "=", "(", ")", ",", "%", "60%", "2min",
            "1e9",
            "30000/1001", "1920x1080", "99999999999999999999", "steps(3)", "zoom", "at", "by", "pan", "rotate", "dive",
            "mirror", "kaleidoscope", "tunnel", "home", "both", "off",
            "90deg", "turns", "bezier(0,1,2,3)", "#", "\n", "\n", "\n",
            "\r",
            "\t", " ", "\u{0}", "\u{FEFF}", "é", "e\u{301}", "\u{301}", "月", "🌞", "\u{200D}", "\u{10FFFF}", "/", "\\",
        ]

    private static let words = pieces.filter { $0 != "\n" && $0 != "\r" }

    private func survive(_ source: String, seed: UInt64) {
        let script = SequenceScript(source)
        for catalogue in [Shelf.sample, nil] {
            let check = script.check(against: catalogue)
            let rendered = check.report.rendered(fileName: "fuzz.seq", source: source)
            #expect((check.timeline == nil) == check.report.hasErrors, "seed \(seed)")
            #expect(rendered.isEmpty == check.report.diagnostics.isEmpty, "seed \(seed)")
            for diagnostic in check.report.diagnostics {
                #expect(diagnostic.line >= 1 && diagnostic.column >= 1 && diagnostic.length >= 1, "seed \(seed)")
            }
            guard let film = check.timeline else { continue }
            for index in stride(from: 0, to: film.frameCount, by: max(1, film.frameCount / 10)) {
                for part in film.shot(at: index).blend.parts {
                    let sum = part.terms.reduce(0) { $0 + $1.coefficient }
                    #expect(abs(sum - 1) < 1e-6, "seed \(seed): \(sum)")
                }
                let view = film.shot(at: index).view
                #expect(SequenceLimits.zoom.contains(view.zoom) && view.x.isFinite && view.y.isFinite, "seed \(seed)")
                #expect((0..<360).contains(view.degrees) && (0..<2).contains(view.depth), "seed \(seed)")
            }
        }
        _ = MixtureCheck(source, against: Shelf.sample)
        _ = ViewCheck(source)
    }

    @Test("random pieces", arguments: 0..<8)
    func pieces(batch: Int) {
        for index in 0..<250 {
            let seed = UInt64(batch * 1000 + index)
            var generator = SeededGenerator(seed: seed)
            var source = "start sun\n"
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                source += (Self.pieces.randomElement(using: &generator) ?? "") + (index % 2 == 0 ? " " : "")
            }
            survive(source, seed: seed)
        }
    }

    @Test("good sequences with bytes changed, dropped and doubled", arguments: 0..<8)
    func mutations(batch: Int) {
        for index in 0..<60 {
            let seed = UInt64(batch * 1000 + index)
            var generator = SeededGenerator(seed: seed)
            var bytes = Array(RandomSequence(seed: seed).source.utf8)
            for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[place], at: place)
                default:
                    let end = min(bytes.count, place + Int.random(in: 1...30, using: &generator))
                    bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
                }
            }
            survive(String(decoding: bytes, as: UTF8.self), seed: seed)
        }
    }

    @Test("random bytes", arguments: 0..<4)
    func bytes(batch: Int) {
        for index in 0..<100 {
            let seed = UInt64(batch * 1000 + index)
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 0...400, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            survive(String(decoding: bytes, as: UTF8.self), seed: seed)
        }
    }

    @Test("random lines of random words", arguments: 0..<4)
    func words(batch: Int) {
        for index in 0..<100 {
            let seed = UInt64(batch * 1000 + index)
            var generator = SeededGenerator(seed: seed)
            let lines = (0..<20).map { _ in
                ([Verb.allCases.randomElement(using: &generator)?.rawValue ?? ""]
                    + (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                        Self.words.randomElement(using: &generator) ?? ""
                    }).joined(separator: " ")
            }
            survive(lines.joined(separator: "\n"), seed: seed)
        }
    }

    @Test("good sequences, walked in random ways, stay good and arrive exactly", arguments: 0..<8)
    func ways(batch: Int) throws {
        let options = [
            " path spline", " path spherical", " path linear", " pace even", " layers in", " layers out", " align",
            " clamp",
        ]
        for index in 0..<40 {
            let seed = UInt64(batch * 1000 + index)
            var generator = SeededGenerator(seed: seed)
            let plain = RandomSequence(seed: seed)
            let lines = plain.lines.map { line in
                let verb = line.prefix { $0 != " " }
                let isWalk = ["to", "through", "close"].contains(verb)
                guard isWalk || verb == "past" || verb == "back" else { return line }
                // At most one of each kind; the first letters tell the kind.
                var chosen: [String: String] = [:]
                for option in isWalk ? options : [" pace even", " clamp"]
                where Int.random(in: 0..<4, using: &generator) == 0 { chosen[String(option.prefix(4))] = option }
                return line + chosen.values.sorted().joined()
            }
            let source = lines.joined(separator: "\n")
            let note = Comment(rawValue: "seed \(seed):\n\(source)")
            let (film, straight) = (try timeline(source), try timeline(plain.source))
            #expect(film.frameCount == straight.frameCount, note)
            for segment in straight.segments where segment.verb == .to || segment.verb == .close {
                let last = segment.frames.upperBound - 1
                // Aligned weights draw the same, under another name.
                guard !film.segment(at: last).text.contains("align") else { continue }
                #expect(film.shot(at: last) == straight.shot(at: last), note)
            }
            let known = Set(film.names + film.derivations.map(\.name))
            let isWhole = stride(from: 0, to: film.frameCount, by: 7).allSatisfy { index in
                film.shot(at: index).blend.parts.allSatisfy { part in
                    abs(part.terms.reduce(0) { $0 + $1.coefficient } - 1) < 1e-9
                        && part.terms.allSatisfy { known.contains($0.name) }
                }
            }
            #expect(isWhole, note)
            survive(source, seed: seed)
        }
    }
}
