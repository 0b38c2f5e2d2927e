// SPDX-License-Identifier: MIT
import Engine
import Learning
import Networks
import Raster
import Storage
import WeightFiles

/// Watches the learning of one picture: keeps snapshots, writes a log or shows a preview.
///
/// Watching never changes what is learned. Calls come from the thread that learns this picture, and learning waits for
/// them: together they may take no more than a twentieth of its time.
public protocol LearningWatcher: AnyObject {
    /// Called before the first step of this run, which may continue an earlier one, and after every step.
    ///
    /// - Parameter seconds: time of learning in this run, without the time of watching.
    /// - Throws: errors that end the learning, such as a full disk; its state is saved first.
    func look(at learner: Learner, seconds: Double) throws

    /// Called when this run ends for any reason, before weights are written.
    func finish(_ learner: Learner, end: LearningEnd) throws

    /// Called when the result is measured, before it is written and reported; not called when learning failed.
    ///
    /// - Parameter record: the record of the result, to which a watcher may add its own.
    func conclude(_ record: inout LearnRecord) throws
}

extension LearningWatcher {
    public func conclude(_ record: inout LearnRecord) throws {}
}

/// Calls all watchers of one picture, and measures the time of learning without them.
final class LearningWatch {
    private let watchers: [any LearningWatcher]
    private let started = ContinuousClock.now
    private var watched = Duration.zero

    init(_ watchers: [any LearningWatcher]) { self.watchers = watchers }

    func look(at learner: Learner) throws {
        if watchers.isEmpty { return }
        let now = ContinuousClock.now
        let seconds = (now - started - watched) / .seconds(1)
        for watcher in watchers { try watcher.look(at: learner, seconds: seconds) }
        watched += ContinuousClock.now - now
    }

    func finish(_ learner: Learner, end: LearningEnd) throws {
        for watcher in watchers { try watcher.finish(learner, end: end) }
    }
}

/// A picture whose learning is watched.
public struct WatchedPicture {
    public let name: String
    /// The picture in the channels that are learned.
    public let picture: Picture
    let pictureDigest: String
    let lineage: Lineage
    let recipeName: String
    public let folder: WeightsFolder
    public let tier: KernelTier
}

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
