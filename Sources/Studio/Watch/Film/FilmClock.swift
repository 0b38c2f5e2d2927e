// SPDX-License-Identifier: MIT
import Foundation

/// Which snapshot a learning film shows when.
public enum FilmClock: String, CaseIterable, Sendable {
    /// Every frame brings the picture nearer by the same number of decibels, so that the early drama has its time.
    case loss
    /// As steps pass.
    case steps
    /// As steps double.
    case log
    /// Every frame changes as much as the next.
    case even

    /// How far along the film each snapshot stands, ascending from 0 to 1.
    func places(of measured: [MeasuredSnapshot]) -> [Double] {
        var reached = 0.0
        let progress = measured.map { snapshot in
            switch self {
            case .steps: reached = Double(snapshot.step)
            case .log: reached = log2(1 + Double(snapshot.step))
            // A step back takes no time: the film stays where it was.
            case .loss: reached = max(reached, snapshot.decibels)
            case .even: reached += snapshot.change
            }
            return reached
        }
        guard let first = progress.first, let last = progress.last, last > first else {
            // Nothing to go by: one after the other.
            return measured.indices.map { Double($0) / Double(max(1, measured.count - 1)) }
        }
        return progress.map { ($0 - first) / (last - first) }
    }

    /// The snapshot that is shown after a share of the film: the latest whose place has come.
    static func index(at share: Double, among places: [Double]) -> Int {
        max(0, (places.firstIndex { $0 > share + 1e-9 } ?? places.count) - 1)
    }
}
