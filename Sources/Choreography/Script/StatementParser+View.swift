// SPDX-License-Identifier: MIT

/// Views: `zoom 4 at 0.3 0.6 rotate 90deg [over DURATION] [ease EASING]`.
extension StatementParser {
    /// Words that begin a motion.
    static let motionWords = ["home", "zoom", "pan", "rotate", "dive", "mirror", "kaleidoscope", "tunnel"]

    /// Takes the rest of a `view`.
    mutating func view() throws(Mistake) -> Statement.Action {
        let motions = try motions()
        guard let next = peek else { return .view(motions, nil) }
        if !isWord(next, "over") {
            guard isWord(next, "ease") else { throw unexpected(next, .view) }
            throw Mistake(
                .missingOver, next.range, "a `view` that jumps has no easing", help: "give it time: over 2s ease ...")
        }
        if motions.allSatisfy(\.isSudden) {
            throw Mistake(
                .unexpectedText, next.range, "mirrors change at once, so they have no `over`",
                help: "leave it out, or move the camera in the same statement: zoom 2")
        }
        return .view(motions, try timing(.view))
    }

    /// Takes motions up to the end of the line, `over` or `ease`: at least one, and none twice.
    mutating func motions() throws(Mistake) -> [ViewMotion] {
        var motions: [ViewMotion] = []
        var seen: Set<String> = []
        while let token = peek, !isWord(token, "over"), !isWord(token, "ease") {
            let word = text(token)
            guard token.kind == .word, Self.motionWords.contains(word) else { throw unknownMotion(token) }
            position += 1
            let found = try motion(word)
            // A zoom with a point is two motions.
            let isTwice = !seen.insert(word).inserted || found.count > 1 && !seen.insert("at").inserted
            if isTwice || seen.isSuperset(of: ["at", "pan"]) {
                throw Mistake(
                    .badView, token.range,
                    isTwice ? "`\(word)` stands twice in one view" : "`at` and `pan` both move the middle",
                    help: "write one of them, or two statements")
            }
            motions += found
        }
        if motions.isEmpty {
            guard let token = peek else { throw missing("a motion", .view) }
            throw unexpected(token, .view)
        }
        return motions
    }

    private mutating func motion(_ word: String) throws(Mistake) -> [ViewMotion] {
        switch word {
        case "home": return [.home]
        case "zoom": return try zoom()
        case "pan":
            let isAbsolute = take(word: "to")
            let (x, y) = try point()
            return [isAbsolute ? .place(x: x, y: y) : .pan(x: x, y: y)]
        case "rotate":
            let isAbsolute = take(word: "to")
            let degrees = try angle()
            return [isAbsolute ? .turnTo(degrees: degrees) : .turn(degrees: degrees)]
        case "dive":
            let (rings, _) = try signedNumber("a number of rings", within: SequenceLimits.rings)
            return [.dive(rings: rings)]
        case "mirror": return [try mirror()]
        case "kaleidoscope": return [.kaleidoscope(try kaleidoscope())]
        default: return [.tunnel(try tunnel())]
        }
    }

    private mutating func zoom() throws(Mistake) -> [ViewMotion] {
        let isRelative = take(word: "by")
        let limits = SequenceLimits.zoom
        let (factor, range) = try signedNumber("a factor")
        guard limits.contains(factor) else {
            throw Mistake(
                .badView, range, "a zoom of \(source.text(range)) is out of range",
                help: "\(limits.lowerBound.written) to \(limits.upperBound.written); below 1 the picture gets smaller")
        }
        let zoom = ViewMotion.zoom(factor, isRelative: isRelative)
        guard take(word: "at") else { return [zoom] }
        let (x, y) = try point()
        return [zoom, .place(x: x, y: y)]
    }

    private mutating func mirror() throws(Mistake) -> ViewMotion {
        guard let token = peek else { throw missing("x, y, both or off", .view) }
        position += 1
        switch text(token) {
        case "x": return .mirror(across: true, down: false)
        case "y": return .mirror(across: false, down: true)
        case "both": return .mirror(across: true, down: true)
        case "off": return .mirror(across: false, down: false)
        default:
            throw Mistake(
                .badView, token.range, "`mirror` takes x, y, both or off, not \(Self.shown(text(token)))",
                help: "x mirrors left to right, y top to bottom")
        }
    }

    private mutating func kaleidoscope() throws(Mistake) -> Int? {
        if take(word: "off") { return nil }
        let limits = 2...SequenceLimits.mirrors
        let (number, range) = try signedNumber("a number of mirrors, or off")
        guard let count = Int(exactly: number), limits.contains(count) else {
            throw Mistake(
                .badView, range, "\(source.text(range)) is not a number of mirrors",
                help: "a whole number between \(limits.lowerBound) and \(limits.upperBound)")
        }
        return count
    }

    private mutating func tunnel() throws(Mistake) -> Double? {
        if take(word: "off") { return nil }
        let limits = SequenceLimits.tunnel
        let (ratio, range) = try signedNumber("a ratio, or off")
        guard limits.contains(ratio) else {
            throw Mistake(
                .badView, range, "rings that get \(source.text(range)) times smaller do not make a tunnel",
                help: "\(limits.lowerBound.written) to \(limits.upperBound.written)")
        }
        return ratio
    }

    // MARK: Numbers

    private mutating func point() throws(Mistake) -> (x: Double, y: Double) {
        let (x, _) = try signedNumber(
            "two fractions of the picture's width and height", within: SequenceLimits.distance)
        let (y, _) = try signedNumber("a second fraction, of the picture's height", within: SequenceLimits.distance)
        return (x, y)
    }

    private mutating func angle() throws(Mistake) -> Double {
        let (number, range) = try signedNumber("an angle")
        guard let unit = peek, unit.kind == .word, let degrees = Self.angleUnits[text(unit)] else {
            if let unit = peek, unit.kind == .word, unit.isJoined {
                throw Mistake(
                    .unknownUnit, unit.range, "no unit of angles named \(Self.shown(text(unit)))",
                    help: "the units are deg and turns")
            }
            throw Mistake(
                .missingUnit, range, "the angle \(source.text(range)) has no unit",
                help: "did you mean \(source.text(range))deg?")
        }
        position += 1
        guard abs(number * degrees) <= 360 * SequenceLimits.turns else {
            throw Mistake(
                .badView, range, "\(source.text(range)) \(text(unit)) is out of range",
                help: "at most \(SequenceLimits.turns.written) turns, either way")
        }
        return number * degrees
    }

    private static let angleUnits: [String: Double] = [
        "deg": 1, "degree": 1, "degrees": 1, "turn": 360, "turns": 360,
    ]

    private mutating func signedNumber(
        _ wanted: String, within limit: Double = .infinity
    ) throws(Mistake) -> (Double, Range<Int>) {
        guard let first = peek else { throw missing(wanted, .view) }
        let sign = take("-") ? -1.0 : 1.0
        guard let token = peek, token.kind == .number else { throw unexpected(peek ?? first, .view) }
        guard let number = DecimalNumber(text(token)) else { throw longNumber(token) }
        position += 1
        let range = first.range.lowerBound..<token.range.upperBound
        if let percent = peek, percent.kind == .symbol("%") {
            throw Mistake(
                .badView, range.lowerBound..<percent.range.upperBound, "a view is written in fractions, without %",
                help: "write \((number.value / 100 * sign).rounded6)")
        }
        guard number.value <= limit else {
            throw Mistake(
                .badView, range, "\(source.text(range)) is out of range",
                help: "at most \(limit.written), either sign")
        }
        return (sign * number.value, range)
    }

    private func unknownMotion(_ token: Token) -> Mistake {
        if token.kind == .number, isTime(token) { return missingOver(.view, token) }
        guard token.kind == .word else { return unexpected(token, .view) }
        let word = text(token)
        if word == "at" {
            return Mistake(
                .unexpectedText, token.range, "`at` belongs to a zoom", help: "zoom 4 at 0.3 0.6, or pan to 0.3 0.6")
        }
        let synonyms = [
            "reset": "home", "whole": "home", "turn": "rotate", "spin": "rotate", "move": "pan", "scale": "zoom",
            "flip": "mirror", "droste": "tunnel", "fly": "dive",
        ]
        let meant = synonyms[word.lowercased()] ?? NearestName.of(word, among: Self.motionWords)
        return Mistake(
            .badView, token.range, "no motion named \(Self.shown(word))",
            help: meant.map { "did you mean `\($0)`?" }
                ?? "the motions are: \(Self.motionWords.joined(separator: " "))")
    }
}
