// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Learning
import Networks
import Storage
import Synchronization
import WeightFiles

/// Learns the pictures of one request: as many at once as there are threads, unless one grows from another.
public final class LearnSession: Sendable {
    private let sources: [PictureSource]
    private let request: LearnRequest
    private let workshop: Workshop
    private let failures = Mutex<[LearnOutcome.Failure]>([])
    private let records = Mutex<[LearnRecord]>([])

    /// - Parameter sources: the pictures, each with a name of its own; see ``PictureSources``.
    public init(_ sources: [PictureSource], request: LearnRequest, context: StudioContext) {
        self.sources = sources
        self.request = request
        workshop = Workshop(context)
    }

    /// Learns every picture, and reports each as it is finished. A picture that fails does not stop the others.
    ///
    /// - Parameter report: called from the threads that learn, several at once.
    /// - Returns: the records of all pictures that were begun, including failures. ``LearnOutcome/check()`` throws if
    ///   any picture is not learned.
    /// - Throws: errors that keep all pictures from being learned, such as a folder that cannot be made:
    ///   `StorageError`, ``StudioFailure``, errors of weight files.
    public func run(report: @Sendable (LearnRecord) -> Void = { _ in }) throws -> LearnOutcome {
        defer { workshop.context.observer.handle(.over) }
        try request.folder.path.makeFolder()
        // Parts of states left by a killed process; later runs would not replace them.
        AtomicFile.removeStaleParts(in: request.folder.path)
        if request.watching.snapshots != nil { AtomicFile.removeStaleParts(in: request.folder.snapshots.path) }
        switch request.start {
        case .shared, .own:
            learnApart(report) { [request] source, shape in
                let seed = request.start == .own ? Ancestor.ownSeed(source.name, seed: request.seed) : request.seed
                return Ancestor(seed: seed, shape: shape, start: request.start.lineage)
            }
        case .from(let name):
            let file = try LearnedFile(at: request.folder.hintingPath(for: name))
            learnApart(report) { _, shape in try Ancestor(file, named: name, shape: shape, start: .from) }
        case .star:
            if let base = try StarBase(request: request, sources: sources, workshop: workshop).file() {
                learnApart(report) { _, shape in
                    try Ancestor(base, named: StarBase.name, shape: shape, start: .star)
                }
            }
        case .chain:
            learnInTurn(report)
        }
        let places = Dictionary(sources.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
        let begun = records.withLock { $0 }.sorted { places[$0.name, default: 0] < places[$1.name, default: 0] }
        // A stop that comes after the last picture interrupts nothing.
        let isIncomplete = begun.count < sources.count || begun.contains { $0.outcome == .interrupted }
        return LearnOutcome(
            records: begun, failures: failures.withLock { $0 },
            isInterrupted: workshop.isStopRequested && isIncomplete)
    }

    private func learnApart(
        _ report: @Sendable (LearnRecord) -> Void,
        ancestor: @escaping @Sendable (PictureSource, NetworkShape) throws -> Ancestor
    ) {
        ParallelLoop.run(sources.count, threads: workshop.context.threads) { index, _ in
            let source = sources[index]
            learn(source, report) { try ancestor(source, $0) }
        }
    }

    private func learnInTurn(_ report: @Sendable (LearnRecord) -> Void) {
        var last: (name: String, file: LearnedFile)?
        for source in sources {
            learn(source, report) { [request] shape in
                guard let last else { return Ancestor(seed: request.seed, shape: shape, start: .chain) }
                return try Ancestor(last.file, named: last.name, shape: shape, start: .chain)
            }
            if workshop.isStopRequested { return }
            do {
                guard failures.withLock({ $0.isEmpty }) else { return tellRest(of: source) }
                last = (source.name, try LearnedFile(at: request.folder.path(for: source.name)))
            } catch {
                fail(source, error, report)
                return tellRest(of: source)
            }
        }
    }

    private func learn(
        _ source: PictureSource, _ report: @Sendable (LearnRecord) -> Void,
        ancestor: (NetworkShape) throws -> Ancestor
    ) {
        guard !workshop.isStopRequested else { return }
        workshop.share.begin()
        defer { workshop.share.end() }
        let learning = PictureLearning(source: source, request: request, workshop: workshop)
        do {
            hand(over: try learning.run(ancestor: ancestor), report)
        } catch {
            fail(source, error, report)
        }
    }

    private func fail(_ source: PictureSource, _ error: any Error, _ report: (LearnRecord) -> Void) {
        let record = LearnRecord(
            name: source.name, picture: NonUTF8Name.escaped(source.path) ?? source.path.string, outcome: .failed,
            reason: "\(error)")
        failures.withLock { $0.append(.init(record: record, kind: StudioFailure.Kind(of: error))) }
        hand(over: record, report)
    }

    private func hand(over record: LearnRecord, _ report: (LearnRecord) -> Void) {
        records.withLock { $0.append(record) }
        report(record)
    }

    /// Reports that the rest of a broken chain is not learned, as it would grow from the wrong picture.
    private func tellRest(of source: PictureSource) {
        guard let place = sources.firstIndex(of: source), place + 1 < sources.count else { return }
        workshop.context.observer.handle(.learning(.chainBroken(left: sources[(place + 1)...].map(\.name))))
    }
}

/// The outcome of a request to learn.
public struct LearnOutcome: Sendable {
    /// A picture that could not be learned.
    public struct Failure: Sendable {
        public let record: LearnRecord
        public let kind: StudioFailure.Kind
    }

    /// The records of all pictures that were begun, in the order of the request.
    public let records: [LearnRecord]
    /// The failures in the order in which they happened.
    public let failures: [Failure]
    /// Whether the observer stopped the work. What was learned is kept, and the same request continues it.
    public let isInterrupted: Bool

    /// The first failure to write, if there is one: the progress of that picture may be lost.
    public var loss: Failure? { failures.first { $0.kind == .inputOutput || $0.kind == .cannotCreate } }

    /// Throws unless all pictures are learned.
    ///
    /// - Throws: ``StudioFailure``: the first failure, or one of the kind `interrupted`.
    public func check() throws {
        if let failure = failures.first {
            throw StudioFailure(failure.record.reason ?? failure.record.picture, failure.kind)
        }
        if isInterrupted {
            throw StudioFailure("interrupted; what was learned is kept, and the same request goes on", .interrupted)
        }
    }
}
