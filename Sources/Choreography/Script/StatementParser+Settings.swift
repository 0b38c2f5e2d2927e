// SPDX-License-Identifier: MIT

/// Rates, sizes, counts and shares.
extension StatementParser {
    mutating func frameRate() throws(Mistake) -> FrameRate {
        guard let first = peek else { throw missing("a rate", .fps) }
        let range = takeRest(from: first)
        let text = source.text(range).filter { $0 != " " && $0 != "\t" }
        if let rate = FrameRate(text) { return rate }
        if let decimal = DecimalNumber(text) {
            if decimal.scale > 0, let meant = FrameRate.meant(by: decimal) {
                throw Mistake(
                    .badFrameRate, range, "\(text) is not an exact frame rate", help: "write fps \(meant)")
            }
            throw Mistake(
                .badFrameRate, range, "\(text) frames per second is out of range",
                help: "a rate is between 1 and \(SequenceLimits.framesPerSecond)")
        }
        throw Mistake(
            .badFrameRate, range, "\(Self.shown(source.text(range))) is not a frame rate between 1 and 1000",
            help: "write a number such as 30, or a fraction such as 30000/1001")
    }

    mutating func frameSize() throws(Mistake) -> FrameSize {
        guard let first = peek else { throw missing("a size", .size) }
        let range = takeRest(from: first)
        let text = source.text(range)
        let sides = text.filter { $0 != " " && $0 != "\t" }.replacing("×", with: "x").lowercased()
            .split(separator: "x", omittingEmptySubsequences: false)
        let isPlain = sides.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard sides.count == 2, isPlain else {
            throw Mistake(
                .badSize, range, "\(Self.shown(text)) is not a size", help: "write width x height: 1920x1080")
        }
        guard let width = Int(sides[0]), let height = Int(sides[1]), (1...SequenceLimits.side).contains(width),
            (1...SequenceLimits.side).contains(height)
        else {
            throw Mistake(
                .badSize, range, "\(Self.shown(text)) is out of range",
                help: "each side is between 1 and \(SequenceLimits.side) pixels")
        }
        return FrameSize(width: width, height: height)
    }

    /// Takes the number of passes; a mistake in it leaves one pass.
    mutating func times() throws(Mistake) -> Int {
        guard let token = peek else { throw missing("a number of times", .repeat) }
        guard token.kind == .number else { throw unexpected(token, .repeat) }
        position += 1
        if let count = Int(text(token)), (1...SequenceLimits.passes).contains(count) { return count }
        mistakes.append(
            Mistake(
                .badRepeat, token.range, "\(Self.shown(text(token))) is not a number of times",
                help: "a whole number between 1 and \(SequenceLimits.passes)"))
        return 1
    }

    /// Takes `60%` as 0.6; nil where a mistake was reported.
    mutating func share() throws(Mistake) -> Double? {
        guard let token = peek else { throw missing("a percentage", .past) }
        if case .symbol("-") = token.kind, second?.kind == .number {
            throw Mistake(
                .badPercentage, token.range, "`past` goes beyond the target, by more than 0 %",
                help: "to stop short of it, go to a mix: to 0.2 sun + 0.8 moon")
        }
        guard token.kind == .number else { throw unexpected(token, .past) }
        position += 1
        guard let number = DecimalNumber(text(token)) else { throw longNumber(token) }
        guard take("%") else {
            // 0.6 is meant as a share, 60 as percent.
            let percent = number.scale > 0 ? number.value * 100 : number.value
            mistakes.append(
                Mistake(
                    .badPercentage, token.range, "\(text(token)) has no %",
                    help: "write past \(percent.rounded6)% to go to \((1 + percent / 100).rounded6) times the way"))
            return nil
        }
        guard number.value > 0, number.value <= SequenceLimits.percentage else {
            mistakes.append(
                Mistake(
                    .badPercentage, token.range, "`past` \(text(token))% is out of range",
                    help: "more than 0 % and at most \(SequenceLimits.percentage.written) %; "
                        + "`back` returns to the target"))
            return nil
        }
        return number.value / 100
    }

    /// Takes everything up to the end of the line.
    private mutating func takeRest(from first: Token) -> Range<Int> {
        position = tokens.count
        return first.range.lowerBound..<endOfLine.upperBound
    }
}
