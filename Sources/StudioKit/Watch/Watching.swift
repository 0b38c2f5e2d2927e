// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Storage

/// How the user wants to look on while pictures are learned.
struct Watching: Sendable {
    /// At which steps weights are kept; nil for none.
    var snapshots: SnapshotSchedule?

    /// Those who look on while one picture is learned.
    ///
    /// - Throws: errors of files that cannot be written.
    func watchers(of watched: WatchedPicture) throws -> [any LearningWatcher] {
        var watchers: [any LearningWatcher] = []
        if let snapshots { watchers.append(try SnapshotKeeper(watched, schedule: snapshots)) }
        return watchers
    }
}
