// SPDX-License-Identifier: MIT
import Foundation

/// The pace of a learning film: which snapshot it shows at which frame.
public enum SnapshotPace: String, CaseIterable, Sendable {
    /// Every frame gains the same number of decibels, so that the eventful beginning takes its time.
    case loss
    /// Every frame advances by the same number of steps.
    case steps
    /// Every frame multiplies the number of steps by the same factor.
    case log
    /// Every frame changes by the same amount.
    case even

    /// Position of each snapshot in the film, ascending from 0 to 1.
    func places(of measured: [MeasuredSnapshot]) -> [Double] {
        var reached = 0.0
        let progress = measured.map { snapshot in
            switch self {
            case .steps: reached = Double(snapshot.step)
            case .log: reached = log2(1 + Double(snapshot.step))
            // A loss of decibels takes no time: the position stays where it was.
            case .loss: reached = max(reached, snapshot.decibels)
            case .even: reached += snapshot.change
            }
            return reached
        }
        guard let first = progress.first, let last = progress.last, last > first else {
            // No progress to go by: the snapshots are spread evenly.
            return measured.indices.map { Double($0) / Double(max(1, measured.count - 1)) }
        }
        return progress.map { ($0 - first) / (last - first) }
    }

    /// The snapshot that is shown after a share of the film: the last one whose position is not beyond it.
    static func index(at share: Double, among places: [Double]) -> Int {
        max(0, (places.firstIndex { $0 > share + 1e-9 } ?? places.count) - 1)
    }
}
