// SPDX-License-Identifier: MIT
import ArgumentParser

/// `--frames`: `A...B`, numbers from 1, both included; or one number.
struct FramesArgument: ExpressibleByArgument, Equatable {
    let numbers: ClosedRange<Int>

    init?(argument: String) {
        let dots = argument.contains("...") ? "..." : "-"
        let parts = argument.split(separator: dots, omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
            first <= last
        else { return nil }
        numbers = first...last
    }
}
