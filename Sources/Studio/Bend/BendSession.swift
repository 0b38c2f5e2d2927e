// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Raster
import Storage

/// Teaches bends one after the other; each is written as soon as it is complete.
public struct BendSession {
    let request: BendRequest
    let context: StudioContext

    public init(request: BendRequest, context: StudioContext) {
        self.request = request
        self.context = context
    }

    /// Teaches every bend that does not exist yet for the present weights of its ends, and reports each as it is
    /// complete.
    ///
    /// - Throws: ``StudioFailure`` when interrupted and when ends do not mix, errors of weight files.
    public func run(report: (BendRecord) throws -> Void = { _ in }) throws {
        defer { context.observer.handle(.over) }
        let walks = request.walks
        // All ends are read first: a walk that cannot be bent fails before minutes are spent on the others.
        for walk in walks { _ = try walk.ends() }
        for walk in walks { try walk.prepare() }
        for (index, walk) in walks.enumerated() {
            let ends = try walk.ends()
            // A bend that was being taught again has a state beside the old bend, and is continued.
            if try !request.overwrites && walk.isTaught() && savedState(of: walk, between: ends) == nil {
                let path = try walk.destination()
                try report(BendRecord(name: walk.bend.name, outcome: .kept, weights: path.string, seconds: 0))
                continue
            }
            context.observer.handle(.bend(index + 1, of: walks.count, name: walk.bend.name))
            try report(try teach(walk, between: ends))
        }
    }

    /// The outcome of an interruption, as the end of a sentence.
    public static func outcome(overwrites: Bool) -> String {
        "the bends that are complete are kept, and the same command "
            + (overwrites ? "without --overwrite goes on" : "goes on")
    }

    private func teach(_ walk: BentWalk, between ends: [LearnedFile]) throws -> BendRecord {
        let started = ContinuousClock.now
        let weights = Self.weights(of: ends)
        let bending = Bending(
            between: weights[0], weights[1],
            sizes: (ends[0].file.provenance.usualSize, ends[1].file.provenance.usualSize), settings: request.settings,
            tier: context.tier, threads: context.threads)
        let straight = bending.penalty(threads: context.threads)
        let statePath = try walk.statePath()
        let identity = Self.identity(of: ends)
        if let saved = try savedState(of: walk, between: ends) {
            bending.resume(at: saved)
            context.observer.handle(
                .bending(.resumed(name: walk.bend.name, step: bending.step, steps: bending.stepCount)))
        }
        let run = ResumableRun(name: walk.bend.name, context: context) {
            try BendingFile(checkpoint: bending.checkpoint, identity: identity).write(to: statePath)
        } loss: { savedStep in
            "what the bend learned \(savedStep == 0 ? "" : "from step \(savedStep) ")to step \(bending.step) is lost"
        }
        if try run.run(bending, savedStep: bending.step) == .stopped {
            throw StudioFailure("interrupted; \(Self.outcome(overwrites: request.overwrites))", .interrupted)
        }
        guard bending.weights.storage.allSatisfy(\.isFinite) else {
            try statePath.removeFile()
            throw StudioFailure(
                "the bend \"\(walk.bend.name)\" diverged and was not kept; its ends stay as they are", .badData)
        }
        let bent = bending.penalty(threads: context.threads)
        let path = try walk.write(
            bending.weights, between: ends, steps: bending.step, points: request.settings.learning.batch)
        try statePath.removeFile()
        return BendRecord(
            name: walk.bend.name, outcome: .bent, weights: path.string, slopesOffStraight: straight.squareRoot(),
            slopesOff: bent.squareRoot(), seconds: (ContinuousClock.now - started) / .seconds(1))
    }

    /// The state to continue from; nil if there is none. A state of other ends or other settings is ignored, and so is
    /// a damaged one: teaching a bend again takes only seconds.
    ///
    /// - Throws: `StorageError` for a state that cannot be read now and may be intact.
    private func savedState(of walk: BentWalk, between ends: [LearnedFile]) throws -> BendingCheckpoint? {
        let path = try walk.statePath()
        guard try path.exists() else { return nil }
        do {
            let file = try BendingFile(from: path, shape: Self.weights(of: ends)[0].shape)
            let isSame = file.identity == Self.identity(of: ends) && file.checkpoint.settings == request.settings
            return isSame ? file.checkpoint : nil
        } catch let error as StorageError {
            throw error
        } catch {
            return nil
        }
    }

    /// The ends' weights, both with opacity if one of them has it.
    private static func weights(of ends: [LearnedFile]) -> [Weights] {
        let weights = ends.map(\.file.weights)
        return weights[0].shape == weights[1].shape ? weights : weights.map(\.withOpacity)
    }

    /// A text that identifies the weights of both ends.
    private static func identity(of ends: [LearnedFile]) -> String { ends.map(\.digest).joined(separator: " ") }
}
