// SPDX-License-Identifier: MIT
import Synchronization

/// A question that is answered with true after a number of calls, from any thread.
final class Countdown: Sendable {
    private let left: Atomic<Int>

    init(_ count: Int) { left = Atomic(count) }

    /// False `count` times, then true for good.
    var isOver: Bool { left.wrappingSubtract(1, ordering: .relaxed).oldValue <= 0 }

    /// False `count` times, true once, then false for good.
    var isJustOver: Bool { left.wrappingSubtract(1, ordering: .relaxed).oldValue == 0 }
}
