// SPDX-License-Identifier: MIT
import Foundation
import Learning
import NeuralField
import Raster

/// Bends taught one after the other; each is on disk once it is complete.
public struct BendSession {
    let request: BendRequest
    let context: StudioContext

    public init(request: BendRequest, context: StudioContext) {
        self.request = request
        self.context = context
    }

    /// Teaches every bend that is not there for its ends as they are, and hands each record over as it comes.
    ///
    /// - Throws: ``StudioFailure`` when interrupted and where ends do not mix, errors of weight files.
    public func run(report: (BendRecord) throws -> Void = { _ in }) throws {
        defer { context.observer.handle(.over) }
        let walks = request.walks
        // All are looked at first: what cannot be bent is told before minutes are spent.
        for walk in walks { _ = try walk.ends() }
        for walk in walks { try walk.prepare() }
        for (index, walk) in walks.enumerated() {
            if try !request.overwrites && walk.isTaught() {
                let path = try walk.destination()
                try report(BendRecord(name: walk.bend.name, outcome: .kept, weights: path.string, seconds: 0))
                continue
            }
            context.observer.handle(.bend(index + 1, of: walks.count, name: walk.bend.name))
            try report(try teach(walk))
        }
    }

    /// What becomes of an interrupted session.
    public static func outcome(overwrites: Bool) -> String {
        "the bends that are complete are kept, and the same command "
            + (overwrites ? "without --overwrite goes on" : "goes on")
    }

    private func teach(_ walk: BentWalk) throws -> BendRecord {
        let started = ContinuousClock.now
        let files = try walk.ends()
        let differ = files[0].weights.shape != files[1].weights.shape
        let weights = files.map { differ ? $0.weights.withOpacity : $0.weights }
        let bending = Bending(
            between: weights[0], weights[1],
            sizes: (files[0].provenance.usualSize, files[1].provenance.usualSize), settings: request.settings,
            tier: context.tier, threads: context.threads)
        let straight = bending.penalty(threads: context.threads)
        defer { context.observer.handle(.ended(name: walk.bend.name)) }
        while !bending.isFinished {
            guard bending.advance(threads: context.threads, isCancelled: { context.isStopRequested }) else {
                throw StudioFailure(
                    "interrupted; \(Self.outcome(overwrites: request.overwrites))", .interrupted)
            }
            context.observer.handle(
                .step(
                    name: walk.bend.name, step: bending.step, steps: request.settings.learning.steps, decibels: nil))
        }
        let bent = bending.penalty(threads: context.threads)
        let path = try walk.write(
            bending.weights, between: files, steps: bending.step, points: request.settings.learning.batch)
        return BendRecord(
            name: walk.bend.name, outcome: .bent, weights: path.string, slopesOffStraight: straight.squareRoot(),
            slopesOff: bent.squareRoot(), seconds: (ContinuousClock.now - started) / .seconds(1))
    }
}
