// SPDX-License-Identifier: MIT
import Foundation
import Learning
import NeuralField
import Raster

/// Bends taught one after the other; each is on disk once it is complete.
struct BendSession {
    let request: BendRequest
    let console: Console
    let interruption: Interruption

    /// Teaches every bend that is not there for its ends as they are, and hands each record over as it comes.
    ///
    /// - Throws: ``ExitStatus`` when interrupted, errors of weight files, ``StudioFailure`` where ends do not mix.
    func run(report: (BendRecord) throws -> Void) throws {
        let walks = request.walks
        // All are looked at first: what cannot be bent is told before minutes are spent.
        for walk in walks { _ = try walk.ends() }
        for walk in walks { try walk.prepare() }
        defer { console.clearLive() }
        for (index, walk) in walks.enumerated() {
            if try !request.overwrites && walk.isTaught() {
                let path = try walk.destination()
                try report(BendRecord(name: walk.bend.name, outcome: .kept, weights: path.string, seconds: 0))
                continue
            }
            let record = try teach(walk) { step in
                console.showLive([
                    "bend \(index + 1) of \(walks.count)  \(walk.bend.name)  step \(step) of "
                        + "\(request.settings.learning.steps)"
                ])
            }
            console.clearLive()
            try report(record)
        }
    }

    /// What becomes of an interrupted session.
    static func outcome(overwrites: Bool) -> String {
        "the bends that are complete are kept, and the same command "
            + (overwrites ? "without --overwrite goes on" : "goes on")
    }

    private func teach(_ walk: BentWalk, progress: (Int) -> Void) throws -> BendRecord {
        let started = ContinuousClock.now
        let files = try walk.ends()
        let differ = files[0].weights.shape != files[1].weights.shape
        let weights = files.map { differ ? $0.weights.withOpacity : $0.weights }
        let bending = Bending(
            between: weights[0], weights[1],
            sizes: (files[0].provenance.usualSize, files[1].provenance.usualSize), settings: request.settings,
            tier: request.tier, threads: request.threads)
        let straight = bending.penalty(threads: request.threads)
        while !bending.isFinished {
            guard bending.advance(threads: request.threads, isCancelled: { interruption.isRequested }) else {
                console.clearLive()
                throw StudioFailure(
                    "interrupted; \(Self.outcome(overwrites: request.overwrites))", .interrupted)
            }
            progress(bending.step)
        }
        let bent = bending.penalty(threads: request.threads)
        let path = try walk.write(
            bending.weights, between: files, steps: bending.step, points: request.settings.learning.batch)
        return BendRecord(
            name: walk.bend.name, outcome: .bent, weights: path.string, slopesOffStraight: straight.squareRoot(),
            slopesOff: bent.squareRoot(), seconds: (ContinuousClock.now - started) / .seconds(1))
    }
}
