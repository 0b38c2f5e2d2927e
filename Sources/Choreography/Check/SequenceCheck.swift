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

/// Answers for the weight files a sequence may name, so that checking it opens no files by itself.
public protocol WeightsCatalogue {
    /// The weights folder as shown in messages.
    var folder: String { get }

    /// The names of all weight files there, without `.safetensors`, spelled as on disk.
    ///
    /// A sequence's name matches the one that is the same text, be its accents composed or not (NFC or NFD).
    var names: [String] { get }

    /// What the weight file called `name`, one of ``names``, says of itself.
    ///
    /// Asked at most once for each name that a sequence uses. What it throws is shown to the user.
    func entry(named name: String) throws -> WeightsEntry

    /// The name of the weight file that bends the walk between two others, in either order; ``entry(named:)`` knows it.
    ///
    /// Throws where there is none. What it throws is shown to the user.
    func bend(between one: String, _ other: String) throws -> String
}

/// What decides with which others a weight file can be mixed.
public struct WeightsEntry: Hashable, Sendable {
    /// The network shape, to be read by a person: `2-64-64-3 sine`.
    public let shape: String
    /// Weights mix when their families are equal.
    public let family: String
    /// Weights walk well when their lineages are equal; others dissolve.
    public let lineage: String
    /// Whether the network repeats beyond the picture's frame what is inside it.
    public let isTile: Bool

    public init(shape: String, family: String, lineage: String, isTile: Bool = false) {
        self.shape = shape
        self.family = family
        self.lineage = lineage
        self.isTile = isTile
    }
}
