// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Storage

/// Learning whose state is saved at intervals and when it is interrupted, and which continues from that state.
struct ResumableLearning {
    let name: String
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

    /// Whether there is a saved state.
    ///
    /// - Throws: `StorageError` when that cannot be found out.
    var isBegun: Bool { get throws { try statePath.exists() } }

    /// The learner in its saved state. Nil when there is none, or when ``LearnRequest/overwrites`` is set and learning
    /// was begun otherwise.
    ///
    /// Continuing ends at the same weights as starting again, so ``LearnRequest/overwrites`` discards the state only
    /// when the request has changed.
    ///
    /// - Parameters:
    ///   - settings: the requested settings; unless the number of steps was given, the saved one stays.
    ///   - identity: the properties that must be unchanged; see `CheckpointFile`.
    /// - Throws: ``StudioFailure`` when learning was begun otherwise, errors of the file.
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
            // A state that cannot be read now may be intact.
            throw error
        } catch {
            if request.overwrites { return nil }
            throw error
        }
    }

    /// Takes steps until the last one, a limit or an interruption. Interrupted, it saves the state.
    ///
    /// - Throws: `StorageError` as soon as a checkpoint cannot be saved, since later ones could not be either; likewise
    ///   errors of the watchers; ``StudioFailure`` when learning diverged.
    func run(
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
        let check = LimitCheck(limits)
        let share = workshop.share
        let end = try run.run(learner, savedStep: try isBegun ? learner.step : 0) {
            share.threads
        } watch: {
            try watch.look(at: learner)
        } limit: {
            check.end(of: learner, threads: share.threads)
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

    /// Removes the saved state of finished learning, once its weights are written.
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
                + "or start again with --overwrite", .usage)
    }
}
