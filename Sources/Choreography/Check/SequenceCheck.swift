// SPDX-License-Identifier: MIT
import Basics

/// The result of checking a sequence: everything found wrong, and the timeline if there were no errors.
public struct SequenceCheck: Sendable {
    /// Nil exactly when the report has errors.
    public let timeline: Timeline?
    public let report: DiagnosticReport
}

extension SequenceScript {
    /// Finds every mistake, of spelling and of meaning, and resolves the sequence to frames if there are no errors.
    ///
    /// - Parameters:
    ///   - catalogue: the weight files that names stand for. Without it every name is taken to exist and to mix with
    ///     any other.
    ///   - frameRate: replaces the sequence's own rate, which is 30 where it sets none.
    public func check(
        against catalogue: (any WeightsCatalogue)? = nil, frameRate: FrameRate? = nil
    ) -> SequenceCheck {
        let context = CheckContext(self, catalogue: catalogue, log: MistakeLog(mistakes))
        let log = context.log
        let outline = Outline(context)
        var walk = TimelineWalk(context, outline, frameRate: frameRate ?? outline.frameRate ?? FrameRate(30))
        walk.run()
        let timeline = log.hasErrors ? nil : walk.timeline()
        if timeline == nil, !log.hasErrors {
            log.report(
                Mistake(
                    .emptyFilm, statements.last?.range ?? 0..<0, "the film has no frames",
                    help: "after `start NAME`, write `hold 1s` or `to NAME over 2s`"))
        }
        return SequenceCheck(timeline: timeline, report: DiagnosticReport(log.shown, in: text))
    }
}

// MARK: What a check asks

/// Gives the names and properties of weight files, so that checking a sequence opens no files by itself.
public protocol WeightsCatalogue {
    /// The weights folder as shown in messages.
    var folder: String { get }

    /// The names of all weight files there, without `.safetensors`, spelled as on disk.
    ///
    /// Names match where they are canonically equal: accents may be composed or not (NFC or NFD).
    var names: [String] { get }

    /// The properties of the weight file called `name`, one of ``names``.
    ///
    /// Called at most once for each name that a sequence uses.
    ///
    /// - Throws: an error whose description is shown to the user.
    func entry(named name: String) throws -> WeightsEntry

    /// The name of the weight file that bends the walk between two others, given in either order. ``entry(named:)``
    /// accepts the name.
    ///
    /// - Throws: where there is none, an error whose description is shown to the user.
    func bend(between one: String, _ other: String) throws -> String
}

/// The properties of a weight file that decide which others it can be mixed with.
public struct WeightsEntry: Hashable, Sendable {
    /// The network shape for messages: `2-64-64-3 sine`.
    public let shape: String
    /// Weights can be mixed when their families are equal.
    public let family: String
    /// Walks between weights of equal lineage stay crisp; others dissolve.
    public let lineage: String
    /// Whether the network repeats, beyond the picture's frame, what is inside it.
    public let isTile: Bool

    public init(shape: String, family: String, lineage: String, isTile: Bool = false) {
        self.shape = shape
        self.family = family
        self.lineage = lineage
        self.isTile = isTile
    }
}
