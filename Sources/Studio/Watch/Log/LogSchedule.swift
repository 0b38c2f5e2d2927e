// SPDX-License-Identifier: MIT

/// At which steps figures are noted: always after the first and the last.
public enum LogSchedule: Hashable, Sendable {
    /// Every one of the first 29 steps, then twenty for each doubling: 137 of 1200.
    case doubling
    case every(Int)

    private static let perDoubling = 20.0

    /// Whether the drawing is looked at, which costs more than a line: not at each of steps that are noted densely.
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
