// SPDX-License-Identifier: MIT

/// The steps after which figures are logged: always the first and the last.
public enum LogSchedule: Hashable, Sendable {
    /// Each of the first 29 steps, then twenty for each doubling: 137 of 1200.
    case doubling
    case every(Int)

    private static let perDoubling = 20.0

    /// Whether the drawing is measured, which costs more than a line: not at each of the steps of a dense schedule.
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
