// SPDX-License-Identifier: MIT
import Synchronization

/// The figures that are recorded while pictures are learned, for a log and for plots.
public final class Recording: Sendable {
    let schedule: LogSchedule
    public let points: [WatchPoint]
    /// Distance from the picture's colour that a watched point may have, in levels of 255.
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

    /// The curves of pictures that are no longer being learned, in the order of names.
    public var curves: [LearningCurve] { collected.withLock { $0.curves.sorted { $0.name < $1.name } } }

    /// ``curves``, and for other pictures of these names the curves that earlier runs left in the log.
    public func curves(of names: [String]) -> [LearningCurve] {
        let ours = curves
        let others = log?.curves(of: Set(names).subtracting(ours.map(\.name))).filter { !$0.steps.isEmpty } ?? []
        return (ours + others).sorted { $0.name < $1.name }
    }

    /// The watched points, by the names of their pictures.
    public var pointRecords: [String: [PointRecord]] { collected.withLock { $0.points } }
}

/// The steps after which figures are logged: always the first and the last.
public enum LogSchedule: Hashable, Sendable {
    /// Each of the first 29 steps, then twenty for each doubling: 137 of 1200.
    case doubling
    case every(Int)

    private static let perDoubling = 20.0

    /// Whether the drawing is measured after a step. As that costs more than a line, dense schedules measure only some
    /// steps.
    func probes(_ step: Int, last: Int) -> Bool {
        if case .every(let steps) = self, steps < Int(Self.perDoubling) {
            return Self.doubling.includes(step, last: last)
        }
        return true
    }

    func includes(_ step: Int, last: Int) -> Bool {
        if step == 1 || step >= last { return step > 0 }
        return switch self {
        case .doubling: SnapshotSchedule.isDue(step, perDoubling: Self.perDoubling)
        case .every(let steps): step % steps == 0
        }
    }
}
