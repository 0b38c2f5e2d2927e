// SPDX-License-Identifier: MIT
import Networks
import Synchronization
import WeightFiles

/// The snapshots that were there when a command began to learn: their folder is listed once, not for each picture.
final class EarlierSnapshots: Sendable {
    private let steps = Mutex<[WeightsFolder: [String: [Int]]]>([:])

    /// The steps of which there were snapshots of `name`.
    ///
    /// - Throws: `StorageError` (`read`).
    public func steps(of name: String, in folder: WeightsFolder) throws -> [Int] {
        try steps.withLock { steps in
            let found = try steps[folder] ?? folder.snapshotSteps()
            steps[folder] = found
            return found[name] ?? []
        }
    }
}
