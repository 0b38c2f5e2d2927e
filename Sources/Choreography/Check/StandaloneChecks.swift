// SPDX-License-Identifier: MIT

/// The result of reading a mix that stands alone, outside a sequence.
public struct MixtureCheck: Sendable {
    /// Nil exactly when the report has errors.
    public let mixture: Mixture?
    /// The weight file, without `.safetensors`, of every name in the mixture.
    public let weightFiles: [String: String]
    public let report: DiagnosticReport

    /// Reads `text`, such as `0.5 sun + 0.8 moon - 0.3 crow`. Names are looked up in `catalogue` if there is one.
    public init(_ text: String, against catalogue: (any WeightsCatalogue)? = nil) {
        let line = StandaloneLine(text, subject: "a mix")
        let log = line.log
        let names = NameBook(SequenceScript(""), catalogue: catalogue, log: log)
        var mixture: Mixture?
        if var parser = line.parser {
            var written: WrittenMix?
            do throws(Mistake) {
                written = try parser.mix(.start)
                if let extra = parser.peek { throw parser.unexpected(extra, .start) }
            } catch {
                log.report(error)
            }
            for mistake in parser.mistakes { log.report(mistake) }
            if let written { mixture = names.mixture(of: written, StatementID(index: 0)) }
        }
        self.mixture = log.hasErrors ? nil : mixture
        weightFiles = names.files
        report = DiagnosticReport(log.shown, in: line.source)
    }
}

/// The result of reading a view that stands alone, outside a sequence.
public struct ViewCheck: Sendable {
    /// Nil exactly when the report has errors.
    public let view: View?
    public let report: DiagnosticReport

    /// Reads `text`, such as `zoom 4 at 0.3 0.6 rotate 90deg`: motions, in order, starting from the whole picture.
    public init(_ text: String) {
        let line = StandaloneLine(text, subject: "a view")
        let log = line.log
        var found: View?
        if var parser = line.parser {
            do throws(Mistake) {
                let motions = try parser.motions()
                if let extra = parser.peek { throw parser.unexpected(extra, .view) }
                let view = View.identity.after(motions)
                let all = 0..<line.source.bytes.count
                if view.depth != 0, view.mirrors.tunnel == nil {
                    throw Mistake(.badView, all, "`dive` goes down a tunnel, and there is none", help: "add tunnel 3")
                }
                guard view.isWithinLimits else { throw Mistake(.viewTooFar, all, "the camera goes too far") }
                found = view
            } catch {
                log.report(error)
            }
            for mistake in parser.mistakes { log.report(mistake) }
        }
        view = log.hasErrors ? nil : found
        report = DiagnosticReport(log.shown, in: line.source)
    }
}

/// A line that is read outside a sequence, such as a command's argument.
struct StandaloneLine {
    let source: SourceText
    let log: MistakeLog
    /// Reads the line; nil where it is broken, which has been logged.
    private(set) var parser: StatementParser?

    /// - Parameter subject: the subject of messages: `a mix`.
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
