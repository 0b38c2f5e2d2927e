// SPDX-License-Identifier: MIT
import Synchronization

/// What is noted of pictures while they are learned, for a log and for plots.
public final class Recording: Sendable {
    let schedule: LogSchedule
    public let points: [WatchPoint]
    /// Levels of 255 that a watched place may be from the picture's colour.
    let tolerance: Double
    public let log: LogFile?
    private let collected = Mutex<(curves: [LearningCurve], points: [String: [PointRecord]])>(([], [:]))

    public init(schedule: LogSchedule, points: [WatchPoint], tolerance: Double, log: LogFile?) {
        self.schedule = schedule
        self.points = points
        self.tolerance = tolerance
        self.log = log
    }

    func add(_ curve: LearningCurve?, points: [PointRecord]? = nil) {
        guard let curve else { return }
        collected.withLock { collected in
            collected.curves.append(curve)
            collected.points[curve.name] = points
        }
    }

    /// Those of pictures that are no longer in work, in the order of names.
    public var curves: [LearningCurve] { collected.withLock { $0.curves.sorted { $0.name < $1.name } } }

    /// The same, and what earlier runs of the command left in its log of other pictures of these names.
    public func curves(of names: [String]) -> [LearningCurve] {
        let ours = curves
        let others = log?.curves(of: Set(names).subtracting(ours.map(\.name))).filter { !$0.steps.isEmpty } ?? []
        return (ours + others).sorted { $0.name < $1.name }
    }

    /// Of watched places, by the names of their pictures.
    public var pointRecords: [String: [PointRecord]] { collected.withLock { $0.points } }
}
