// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Storage

/// The ways in which the learning of pictures is watched.
public struct Watching: Sendable {
    /// The steps at which weights are kept; nil for none.
    var snapshots: SnapshotSchedule?
    private let earlier = EarlierSnapshots()
    /// The recording for logs and plots; nil for none.
    public var recording: Recording?
    /// The folder in which each picture gets a folder of events for TensorBoard; nil for none.
    var tensorBoard: FilePath?
    /// Further watchers, made for each picture when its learning begins.
    public var others: [@Sendable (WatchedPicture) throws -> any LearningWatcher] = []

    public init(snapshots: SnapshotSchedule? = nil, tensorBoard: FilePath? = nil) {
        self.snapshots = snapshots
        self.tensorBoard = tensorBoard
    }

    /// All watchers of one picture.
    ///
    /// - Throws: errors of files that cannot be written.
    func watchers(of watched: WatchedPicture) throws -> [any LearningWatcher] {
        var watchers: [any LearningWatcher] = []
        if let snapshots { watchers.append(try SnapshotKeeper(watched, schedule: snapshots, earlier: earlier)) }
        if let tensorBoard { watchers.append(try TensorBoardLog(watched, in: tensorBoard)) }
        if let recording { watchers.append(RunRecorder(watched, recording: recording)) }
        return try watchers + others.map { try $0(watched) }
    }
}
