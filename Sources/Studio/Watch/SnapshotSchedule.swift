// SPDX-License-Identifier: MIT
import Foundation

/// The steps of learning at which weights are kept: always step 0 and the last one, and others between them.
public enum SnapshotSchedule: Hashable, Sendable {
    /// The steps that are multiples of a number.
    case every(Int)
    /// Denser at the beginning, where most happens: every step at first, later a fixed number of steps for each
    /// doubling.
    case logarithmic
    /// This many steps in all, with gaps that grow as in ``logarithmic``.
    case count(Int)

    private static let perDoubling = 12.0

    /// - Parameter last: the last of the planned steps.
    func includes(_ step: Int, last: Int) -> Bool {
        if step == 0 || step >= last { return true }
        return switch self {
        case .every(let steps): step % steps == 0
        case .logarithmic:
            Self.isDue(step, perDoubling: Self.perDoubling)
        case .count(let count): Self.steps(count: count, last: last).contains(step)
        }
    }

    /// Whether a step is one of `perDoubling` for each doubling of the step's number. All early steps are.
    static func isDue(_ step: Int, perDoubling: Double) -> Bool {
        rank(step, perDoubling: perDoubling) > rank(step - 1, perDoubling: perDoubling)
    }

    private static func rank(_ step: Int, perDoubling: Double) -> Int {
        step == 0 ? -1 : Int(floor(perDoubling * log2(Double(step) + 0.5)))
    }

    /// `count` different steps from 0 to `last` with growing gaps; all steps when there are fewer.
    private static func steps(count: Int, last: Int) -> [Int] {
        if count > last { return Array(0...last) }
        if count < 3 { return [0, last] }
        let ratio = log(Double(last) + 1) / Double(count - 1)
        var steps: [Int] = []
        for index in 0..<count {
            let wanted = Int((exp(ratio * Double(index)) - 1).rounded())
            // At least one step after the previous one, and early enough to leave a step for each of the rest.
            steps.append(min(max(wanted, (steps.last ?? -1) + 1), last - (count - 1 - index)))
        }
        return steps
    }
}

extension SnapshotSchedule {
    /// The schedule at the beginning of some words of a command line, `log`, `100` or `every 6`, and the number of its
    /// words.
    public static func first(of words: [String]) -> (schedule: Self, wordCount: Int)? {
        switch words.first {
        case "log": return (.logarithmic, 1)
        case "every":
            guard words.count > 1, let steps = Int(words[1]), steps > 0 else { return nil }
            return (.every(steps), 2)
        case let word?:
            guard let count = Int(word), (2...100_000).contains(count) else { return nil }
            return (.count(count), 1)
        case nil: return nil
        }
    }
}
