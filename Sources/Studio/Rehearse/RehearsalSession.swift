// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Raster
import Storage
import WeightFiles

/// A rehearsal from weight files to weight files. Its state is saved at intervals, and the same request continues from
/// it.
///
/// The old files stay until all new weights are complete; then each is replaced atomically.
public struct RehearsalSession {
    private let set: RehearsalSet
    private let request: RehearsalRequest
    private let context: StudioContext
    private let statePath: FilePath

    /// The name of a rehearsal in reports of progress.
    private static let stepName = "rehearsal"
    private static let stateName = ".rehearsal.state.safetensors"
    /// The outcome of an interruption before and after the last step, as the end of a sentence.
    public static let untouched = "the weight files are as they were, and the same command goes on"
    private static let partlyReplaced = "some weight files may be replaced already, and the same command does the rest"

    /// - Throws: see ``RehearsalSet``.
    public init(_ request: RehearsalRequest, context: StudioContext) throws {
        self.request = request
        self.context = context
        set = try RehearsalSet(request, context: context)
        statePath = request.folder.path.appending(Self.stateName)
    }

    /// Rehearses the set, continues its rehearsal, or leaves it as it is when it has rehearsed.
    ///
    /// - Throws: ``StudioFailure`` when interrupted and when learning diverged, errors of files.
    public func run() throws -> [RehearsalRecord] {
        defer { context.observer.handle(.over) }
        let saved = try savedState()
        if saved == nil && set.hasRehearsed && !request.overwrites {
            return set.members.map { record($0, .kept, psnr: $0.file.provenance.psnr, turns: 0, seconds: 0) }
        }
        let originals = set.originals
        let targets = zip(set.members, originals).map { LearningTarget([$0.picture], shape: $1.shape) }
        let identity = try saved?.identity ?? set.identity()
        let digests = saved?.originals ?? set.members.map(\.digest)
        // Making a rehearsal measures the slopes of all originals, which takes some time.
        let rehearsal = context.observer.whileExpendable(Self.untouched) {
            saved.map {
                Rehearsal(targets, from: originals, at: $0.checkpoint, tier: context.tier, threads: context.threads)
            }
                ?? Rehearsal(
                    targets, from: originals, settings: set.settings, tier: context.tier, threads: context.threads)
        }
        if saved != nil {
            context.observer.handle(
                .rehearsal(.resumed(step: rehearsal.step, steps: rehearsal.settings.learning.steps)))
        }
        let started = ContinuousClock.now
        try run(rehearsal) {
            try RehearsalFile(checkpoint: rehearsal.checkpoint, identity: identity, originals: digests)
                .write(to: statePath)
        }
        let records = try context.observer.whileExpendable(Self.partlyReplaced) {
            try zip(set.members, rehearsal.checkpoint.members).map { member, rehearsed in
                if context.isStopRequested {
                    throw StudioFailure("interrupted; \(Self.partlyReplaced)", .interrupted)
                }
                return try finish(member, rehearsed, settings: rehearsal.settings, identity: identity, started: started)
            }
        }
        try statePath.removeFile()
        return records
    }

    private func run(_ rehearsal: Rehearsal, save: @escaping () throws -> Void) throws {
        let run = ResumableRun(name: Self.stepName, context: context, save: save) { _ in
            "the weight files are as they were, and what was rehearsed since the last state is lost"
        }
        switch try run.run(rehearsal, savedStep: rehearsal.step) {
        case .stopped: throw StudioFailure("interrupted; \(Self.untouched)", .interrupted)
        case .diverged:
            try statePath.removeFile()
            throw StudioFailure(
                "the rehearsal diverged at step \(rehearsal.step); nothing was changed; use a lower --strength than "
                    + "\(rehearsal.settings.strength)", .badData)
        default:
            // From here on the files are replaced one by one. If the process ends meanwhile, the state suffices to
            // replace the rest.
            try save()
        }
    }

    /// The state to continue from; nil when there is none.
    private func savedState() throws -> RehearsalFile? {
        guard try statePath.exists() else { return nil }
        do {
            let file = try RehearsalFile(
                from: statePath, shape: set.originals[0].shape, pictures: set.members.map(\.picture.size))
            let isFinished = file.checkpoint.step == file.checkpoint.settings.learning.steps
            let isSame = zip(set.members, file.originals).allSatisfy { member, original in
                // A file that is replaced already names the rehearsal that replaced it.
                member.digest == original || (isFinished && member.file.lineage.rehearsal == file.identity)
            }
            guard isSame, file.checkpoint.settings == set.settings else {
                throw StudioFailure(
                    "another rehearsal was begun in \(request.folder.path); go on with the names and flags it was begun "
                        + "with, or start again with --overwrite", .usage)
            }
            return file
        } catch let error as StorageError {
            // A state that cannot be read now may be intact.
            throw error
        } catch {
            if request.overwrites { return nil }
            throw error
        }
    }

    // MARK: The outcome

    private func finish(
        _ member: RehearsalMember, _ rehearsed: RehearsalCheckpoint.Member, settings: RehearsalSettings,
        identity: String, started: ContinuousClock.Instant
    ) throws -> RehearsalRecord {
        // Opacity was added only to mix with the others; the picture has none.
        let isOpaque = member.picture.channels != .rgba
        let weights = isOpaque ? rehearsed.weights.withoutOpacity : rehearsed.weights
        let psnr = try weights.comparison(with: member.picture, tier: context.tier, threads: context.threads).psnr
        let isReplaced = member.file.lineage.rehearsal == identity
        var (lineage, provenance) = (member.file.lineage, member.file.provenance)
        lineage.rehearsal = identity
        if !isReplaced {
            provenance.steps += rehearsed.turns
            provenance.pixelUpdates += rehearsed.turns * settings.learning.batch
        }
        provenance.psnr = psnr
        try WeightFile(weights: weights, lineage: lineage, provenance: provenance).write(to: member.path)
        return record(
            member, .rehearsed, psnr: psnr, turns: rehearsed.turns,
            seconds: (ContinuousClock.now - started) / .seconds(1))
    }

    private func record(
        _ member: RehearsalMember, _ outcome: RehearsalRecord.Outcome, psnr: Double?, turns: Int, seconds: Double
    ) -> RehearsalRecord {
        RehearsalRecord(
            name: member.name, outcome: outcome, weights: member.path.string,
            psnrBeforeDb: Fidelity(member.file.provenance.psnr), psnrDb: Fidelity(psnr), turns: turns,
            seconds: seconds)
    }
}
