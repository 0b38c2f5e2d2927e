// SPDX-License-Identifier: MIT

/// The result of reading a mix that stands alone, outside any sequence.
public struct MixtureCheck: Sendable {
    /// Nil exactly when the report has errors.
    public let mixture: Mixture?
    /// For every name of the mixture, its weight file, without `.safetensors`.
    public let weightFiles: [String: String]
    public let report: DiagnosticReport

    /// Reads `text`, such as `0.5 sun + 0.8 moon - 0.3 crow`; names are looked up in `catalogue` if there is one.
    public init(_ text: String, against catalogue: (any WeightsCatalogue)? = nil) {
        let line = StandaloneLine(text, subject: "a mix")
        var log = line.log
        var names = NameBook(SequenceScript(""), catalogue: catalogue)
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
            if let written { mixture = names.mixture(of: written, line: 1, statement: 0, log: &log) }
        }
        self.mixture = log.hasErrors ? nil : mixture
        weightFiles = names.files
        report = DiagnosticReport(log.shown, in: line.source)
    }
}
