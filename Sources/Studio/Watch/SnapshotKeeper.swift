// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Storage
import Synchronization
import WeightFiles

/// Keeps the weights of some steps as weight files, which can be drawn, mixed and filmed like any other.
final class SnapshotKeeper: LearningWatcher {
    private let watched: WatchedPicture
    private let schedule: SnapshotSchedule
    private let folder: WeightsFolder
    private let earlier: EarlierSnapshots
    private var lastKept: Int?

    /// - Throws: `StorageError` when the folder of snapshots cannot be made.
    init(_ watched: WatchedPicture, schedule: SnapshotSchedule, earlier: EarlierSnapshots) throws {
        self.watched = watched
        self.earlier = earlier
        self.schedule = schedule
        folder = try watched.folder.makeSnapshots()
    }

    func look(at learner: Learner, seconds: Double) throws {
        if learner.step == 0 { try removeOld() }
        if schedule.includes(learner.step, last: learner.settings.steps) { try keep(learner) }
    }

    func finish(_ learner: Learner, end: LearningEnd) throws {
        // An interrupted run is continued later, and a diverged one has no weights worth keeping.
        guard end != .stopped && end != .diverged && lastKept != learner.step else { return }
        try keep(learner)
    }

    private func keep(_ learner: Learner) throws {
        // When learning diverges, weights cease to be finite a step before the error does.
        guard learner.weights.storage.allSatisfy(\.isFinite) else { return }
        lastKept = learner.step
        let provenance = Provenance(
            pictureSHA256: watched.pictureDigest, pictureWidth: watched.picture.size.width,
            pictureHeight: watched.picture.size.height, recipe: watched.recipeName, steps: learner.step,
            pixelUpdates: learner.settings.pixelUpdates(before: learner.step))
        let path = try folder.destination(for: Snapshot(of: watched.name, step: learner.step).name)
        // Learning does not wait until the disk has stored the file: a snapshot lost to a power failure can be learned
        // again.
        try WeightFile(weights: learner.weights, lineage: watched.lineage, provenance: provenance)
            .write(to: path, isDurable: false, removesStaleParts: false)
    }

    /// Removes the snapshots of an earlier run, which would mix with those of this run in a film.
    private func removeOld() throws {
        for step in try earlier.steps(of: watched.name, in: watched.folder) {
            let path = try folder.path(for: Snapshot(of: watched.name, step: step).name)
            try path.removeFile()
        }
    }
}

/// The snapshots that existed when a command began to learn. Their folder is listed once, not for each picture.
final class EarlierSnapshots: Sendable {
    private let steps = Mutex<[WeightsFolder: [String: [Int]]]>([:])

    /// The steps of the existing snapshots of `name`.
    ///
    /// - Throws: `StorageError` (`read`).
    func steps(of name: String, in folder: WeightsFolder) throws -> [Int] {
        try steps.withLock { steps in
            let found = try steps[folder] ?? folder.snapshotSteps()
            steps[folder] = found
            return found[name] ?? []
        }
    }
}
