// SPDX-License-Identifier: MIT

/// Everything wrong with one text, in the order of its lines.
public struct DiagnosticReport: Error, Hashable, Sendable {
    public let diagnostics: [Diagnostic]

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// For example `2 errors, 1 warning`; nil when there is nothing to say.
    public var summary: String? {
        func count(_ severity: Diagnostic.Severity) -> String? {
            let count = diagnostics.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        let parts = [count(.error), count(.warning)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// All diagnostics as text, one after the other; each ends in a line feed.
    ///
    /// Whatever is in `source`, the text they are about, the result contains no control characters but line feeds.
    ///
    ///     dusk.seq:7:22: error: no easing named "inout-sin"
    ///        7 | to moon over 2s ease inout-sin
    ///          |                      ^^^^^^^^^ help: did you mean "inout-sine"?
    public func rendered(fileName: String, source: String) -> String {
        let text = SourceText(source)
        return diagnostics.map { $0.rendered(fileName: fileName, source: text) }.joined()
    }
}

// MARK: From mistakes

extension DiagnosticReport {
    /// Sorts by place and turns byte offsets into lines and columns.
    init(_ mistakes: [Mistake], in source: SourceText) {
        let sorted = mistakes.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        // Columns are counted from the previous mistake of the same line, so that a long line is read only once.
        var (line, offset, column) = (-1, 0, 1)
        diagnostics = sorted.map { _, mistake in
            let place = source.lineIndex(of: mistake.range.lowerBound)
            let bounds = source.lines[place]
            let start = min(max(mistake.range.lowerBound, bounds.lowerBound), bounds.upperBound)
            if place != line { (line, offset, column) = (place, bounds.lowerBound, 1) }
            column += source.text(offset..<start).count
            offset = start
            let end = min(max(mistake.range.upperBound, start), bounds.upperBound)
            return Diagnostic(
                severity: mistake.code.severity, code: mistake.code, line: place + 1, column: column,
                length: max(1, source.text(start..<end).count), message: mistake.message, help: mistake.help)
        }
    }
}
