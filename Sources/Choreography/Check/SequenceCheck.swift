// SPDX-License-Identifier: MIT

/// The result of checking a sequence: everything found wrong, and the timeline where nothing was.
public struct SequenceCheck: Sendable {
    /// Nil exactly when the report has errors.
    public let timeline: Timeline?
    public let report: DiagnosticReport
}

extension SequenceScript {
    /// Finds every mistake, of spelling and of meaning, and resolves the sequence to frames if there is none.
    ///
    /// - Parameters:
    ///   - catalogue: answers for names; without it any name is taken to exist and to mix with any other.
    ///   - frameRate: takes the place of the sequence's own, which is 30 where it has none.
    public func check(
        against catalogue: (any WeightsCatalogue)? = nil, frameRate: FrameRate? = nil
    ) -> SequenceCheck {
        var log = MistakeLog(mistakes)
        var names = NameBook(self, catalogue: catalogue)
        let outline = Outline(self, names: &names, log: &log)
        var walk = TimelineWalk(self, outline: outline, frameRate: frameRate ?? outline.frameRate ?? FrameRate(30))
        walk.run(names: &names, log: &log)
        let timeline = log.hasErrors ? nil : walk.timeline(outline: outline, names: names)
        if timeline == nil, !log.hasErrors {
            log.report(
                Mistake(
                    .emptyFilm, statements.last?.range ?? 0..<0, "the film has no frames",
                    help: "after `start NAME`, write `hold 1s` or `to NAME over 2s`"))
        }
        return SequenceCheck(timeline: timeline, report: DiagnosticReport(log.shown, in: text))
    }
}
