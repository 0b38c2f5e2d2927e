// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Storage

/// Learning that is saved now and then and when it is interrupted, and goes on where it was when asked again.
struct ResumableLearning {
    public let name: String
    let request: LearnRequest
    let workshop: Workshop
    private let statePath: FilePath

    /// - Throws: `WeightsFolderError` for a name that no weight file can have.
    init(_ name: String, request: LearnRequest, workshop: Workshop) throws {
        self.name = name
        self.request = request
        self.workshop = workshop
        statePath = try request.folder.statePath(for: name)
    }

    /// Whether there is something to go on with.
    ///
    /// - Throws: `StorageError` where that cannot be found out.
    var isBegun: Bool { get throws { try statePath.exists() } }

    /// The learner as it was saved; nil when there is none, or when all is to be learned anew and it was begun otherwise.
    ///
    /// Going on ends at the weights that starting afresh would, so ``LearnRequest/overwrites`` forbids it only where what
    /// is learned has changed.
    ///
    /// - Parameters:
    ///   - settings: what the flags ask for; unless the steps were given, those it was begun with stay.
    ///   - identity: what must not have changed. See `CheckpointFile`.
    /// - Throws: ``StudioFailure`` when it was begun otherwise, errors of the file.
    func saved(
        of target: LearningTarget, shape: NetworkShape, settings: LearningSettings, identity: [String: String]
    ) throws -> Learner? {
        guard try isBegun else { return nil }
        do {
            let begun = try CheckpointFile.identity(of: statePath)
            try requireEqual(begun, identity)
            let file = try CheckpointFile(
                from: statePath, shape: shape, pictures: target.pictures.map(\.size))
            var wanted = settings
            if !request.hasFixedSteps { wanted.steps = file.checkpoint.settings.steps }
            if wanted != file.checkpoint.settings { throw changed("settings") }
            let learner = Learner(target, at: file.checkpoint, tier: workshop.context.tier)
            workshop.context.observer.handle(
                .learning(.resumed(name: name, step: learner.step, steps: learner.settings.steps)))
            return learner
        } catch let error as StorageError {
            // What cannot be read now may be sound.
            throw error
        } catch {
            if request.overwrites { return nil }
            throw error
        }
    }

    /// Takes steps until the last one, a limit or an interruption, of which the state is then saved.
    ///
    /// - Throws: `StorageError`: what cannot be saved now could not be saved later either, so it stops at once; errors of
    ///   the watchers, likewise; ``StudioFailure`` when learning diverged.
    public func run(
        _ learner: Learner, limits: LearningLimits, identity: [String: String], watchers: [any LearningWatcher] = []
    ) throws -> LearningEnd {
        let watch = LearningWatch(watchers)
        try watch.look(at: learner)
        let run = ResumableRun(name: name, context: workshop.context) {
            try save(learner, identity: identity)
        } loss: { savedStep in
            let what = savedStep == 0 ? "in \(learner.step) steps" : "from step \(savedStep) to \(learner.step)"
            return "what \"\(name)\" learned \(what) is lost"
        }
        let end = try run.run(learner, savedStep: try isBegun ? learner.step : 0) {
            try watch.look(at: learner)
        } steps: { afterStep in
            learner.run(
                limits: limits, threads: { workshop.share.threads },
                isCancelled: { [workshop] in workshop.isStopRequested }, afterStep: { _ in afterStep() })
        }
        try watch.finish(learner, end: end)
        if end == .diverged {
            try forget()
            throw StudioFailure(
                "\"\(name)\" diverged at step \(learner.step) and was not kept; learn with a lower --rate than "
                    + "\(learner.settings.rate)", .badData)
        }
        return end
    }

    /// For learning that is finished, once its weights are written.
    ///
    /// - Throws: `StorageError` (`remove`).
    func forget() throws {
        try statePath.removeFile()
    }

    /// - Throws: `StorageError`.
    func save(_ learner: Learner, identity: [String: String]) throws {
        try CheckpointFile(checkpoint: learner.checkpoint, identity: identity)
            .write(to: statePath, removesStaleParts: false)
    }

    private func requireEqual(_ begun: [String: String], _ wanted: [String: String]) throws {
        guard begun != wanted else { return }
        throw changed(["picture", "network", "lineage"].first { begun[$0] != wanted[$0] } ?? "recipe")
    }

    private func changed(_ what: String) -> StudioFailure {
        StudioFailure(
            "\"\(name)\" was begun with another \(what); go on with the flags it was begun with, "
                + "or start afresh with --overwrite", .usage)
    }
}
