// SPDX-License-Identifier: MIT

/// The result of reading a view that stands alone, outside any sequence.
public struct ViewCheck: Sendable {
    /// Nil exactly when the report has errors.
    public let view: View?
    public let report: DiagnosticReport

    /// Reads `text`, such as `zoom 4 at 0.3 0.6 rotate 90deg`: motions from the whole picture, in order.
    public init(_ text: String) {
        let line = StandaloneLine(text, subject: "a view")
        var log = line.log
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
