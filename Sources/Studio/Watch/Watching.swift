// SPDX-License-Identifier: MIT
import Learning
import Networks
import Storage

/// How the user wants to look on while pictures are learned.
public struct Watching: Sendable {
    /// At which steps weights are kept; nil for none.
    var snapshots: SnapshotSchedule?
    private let earlier = EarlierSnapshots()
    /// What is noted for logs and plots; nil for nothing.
    public var recording: Recording?
    /// Where a folder of events for TensorBoard is made for each picture; nil for none.
    var tensorBoard: FilePath?
    /// More who look on: made for each picture when its learning begins.
    public var others: [@Sendable (WatchedPicture) throws -> any LearningWatcher] = []

    public init(snapshots: SnapshotSchedule? = nil, tensorBoard: FilePath? = nil) {
        self.snapshots = snapshots
        self.tensorBoard = tensorBoard
    }

    /// Those who look on while one picture is learned.
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
