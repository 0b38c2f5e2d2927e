// SPDX-License-Identifier: MIT

/// A line that is read outside any sequence, as a command's argument is.
struct StandaloneLine {
    let source: SourceText
    private(set) var log: MistakeLog
    /// Reads the line; nil where it is broken, which has been logged.
    private(set) var parser: StatementParser?

    /// - Parameter subject: what is read, for messages.
    init(_ text: String, subject: String) {
        source = SourceText(text.utf8.count <= SequenceLimits.lineBytes ? text : "")
        log = MistakeLog(source.bytes.count == text.utf8.count ? [] : [.fileTooLarge(bytes: text.utf8.count)])
        let (tokens, mistake) = Lexer.tokens(of: source.lines[0], in: source)
        if let mistake {
            log.report(mistake)
        } else if source.lines.count > 1 {
            let rest = source.lines[1].lowerBound..<source.bytes.count
            log.report(Mistake(.unexpectedText, rest, "\(subject) is written on one line"))
        } else {
            var parser = StatementParser(tokens: tokens, source: source)
            parser.subject = subject
            self.parser = parser
        }
    }
}
