// SPDX-License-Identifier: MIT

/// Easings: a name, `steps(n)` or `bezier(a, b, c, d)`.
extension StatementParser {
    /// Takes an easing; nil where a mistake in it was reported.
    mutating func easing(_ verb: Verb) throws(Mistake) -> Easing? {
        guard let token = peek else { throw missing("an easing", verb) }
        guard token.kind == .word || token.kind == .quoted else { throw unexpected(token, verb) }
        position += 1
        let name = text(token)
        switch name {
        case "steps":
            let (values, range) = try arguments(of: token, verb)
            guard values.count == 1, let count = Int(exactly: values[0]), (1...SequenceLimits.jumps).contains(count)
            else { return bad(range, "steps takes one whole number between 1 and \(SequenceLimits.jumps)", "steps(6)") }
            return .steps(count)
        case "bezier":
            let (values, range) = try arguments(of: token, verb)
            let example = "bezier(0.42, 0, 0.58, 1)"
            guard values.count == 4 else {
                return bad(range, "bezier takes four numbers, not \(values.count)", example)
            }
            guard (0...1).contains(values[0]), (0...1).contains(values[2]) else {
                return bad(range, "the first and third number of bezier lie between 0 and 1", example)
            }
            guard abs(values[1]) <= SequenceLimits.coefficient, abs(values[3]) <= SequenceLimits.coefficient else {
                return bad(
                    range, "the numbers of bezier are at most \(SequenceLimits.coefficient.written) in size", example)
            }
            return .bezier(CubicBezier(values[0], values[1], values[2], values[3]))
        default:
            if let easing = Easing.named[name] { return easing }
            mistakes.append(
                Mistake(
                    .unknownEasing, token.range, "no easing named \(Self.shown(name))",
                    help: Self.meantEasing(by: name).map { "did you mean \($0)?" }
                        ?? "linear, steps(n), bezier(a, b, c, d), or in-, out-, inout- with "
                        + Curve.allCases.map(\.rawValue).joined(separator: " ")))
            if let next = peek, next.kind == .symbol("(") { _ = try arguments(of: token, verb) }
            return nil
        }
    }

    private mutating func bad(_ range: Range<Int>, _ message: String, _ example: String) -> Easing? {
        mistakes.append(Mistake(.badEasing, range, message, help: "for example \(example)"))
        return nil
    }

    /// Takes `(number, number ...)`; the range includes the easing's name.
    private mutating func arguments(
        of name: Token, _ verb: Verb
    ) throws(Mistake) -> (values: [Double], range: Range<Int>) {
        let example = text(name) == "steps" ? "steps(6)" : "bezier(0.42, 0, 0.58, 1)"
        guard take("(") else {
            throw Mistake(
                .badEasing, name.range, "`\(text(name))` needs its numbers in parentheses",
                help: "for example \(example)")
        }
        var values: [Double] = []
        while !take(")") {
            if !values.isEmpty, !take(",") { throw badArgument(of: name, verb, example) }
            let sign = take("-") ? -1.0 : 1.0
            guard let token = peek, token.kind == .number else { throw badArgument(of: name, verb, example) }
            guard let number = DecimalNumber(text(token)) else { throw longNumber(token) }
            values.append(sign * number.value)
            position += 1
        }
        return (values, name.range.lowerBound..<tokens[position - 1].range.upperBound)
    }

    private func badArgument(of name: Token, _ verb: Verb, _ example: String) -> Mistake {
        Mistake(
            .badEasing, peek?.range ?? endOfLine,
            peek.map { "\(Self.shown(text($0))) does not belong in the numbers of `\(text(name))`" }
                ?? "the parenthesis of `\(text(name))` is not closed",
            help: "for example \(example)")
    }

    /// The easing behind another program's spelling, or a slip of the finger.
    static func meantEasing(by name: String) -> String? {
        let css = [
            "ease": "bezier(0.25, 0.1, 0.25, 1)", "ease-in": "bezier(0.42, 0, 1, 1)",
            "ease-out": "bezier(0, 0, 0.58, 1)", "ease-in-out": "bezier(0.42, 0, 0.58, 1)", "in": "in-sine",
            "out": "out-sine", "inout": "inout-sine", "in-out": "inout-sine",
            "cubic-bezier": "bezier(0.42, 0, 0.58, 1)",
            "none": "linear", "smooth": "inout-sine", "smoothstep": "inout-quad", "step-end": "steps(1)",
        ]
        if let meant = css[name.lowercased()] { return meant }
        func letters(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "\"" } }
        var plain = letters(name)
        if plain.hasPrefix("ease") { plain.removeFirst(4) }
        let names = Easing.named.keys.sorted()
        if let exact = names.first(where: { letters($0) == plain }) { return exact }
        // `sine-in`, `sine`: the parts in another order, or the direction left out.
        for curve in Curve.allCases where plain.contains(curve.rawValue) {
            let rest = plain.replacing(curve.rawValue, with: "")
            if rest.isEmpty { return "inout-\(curve.rawValue)" }
            if let direction = Curve.Direction(rawValue: rest) { return "\(direction.rawValue)-\(curve.rawValue)" }
        }
        return NearestName.of(plain, among: names) ?? NearestName.of(name, among: names)
    }
}
