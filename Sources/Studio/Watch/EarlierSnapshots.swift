// SPDX-License-Identifier: MIT
import NeuralField
import Synchronization

/// The snapshots that existed when a command began to learn. Their folder is listed once, not for each picture.
final class EarlierSnapshots: Sendable {
    private let steps = Mutex<[WeightsFolder: [String: [Int]]]>([:])

    /// The steps of the existing snapshots of `name`.
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
