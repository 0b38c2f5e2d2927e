// SPDX-License-Identifier: MIT
import Synchronization

/// The context and the threads that all pictures of one request share.
struct Workshop: Sendable {
    let context: StudioContext
    let share: ThreadShare

    init(_ context: StudioContext) {
        self.context = context
        share = ThreadShare(of: context.threads)
    }

    var isStopRequested: Bool { context.isStopRequested }
}

/// Threads divided among the pictures being learned; as pictures finish, the others get more.
final class ThreadShare: Sendable {
    private let total: Int
    private let active = Atomic(0)

    init(of total: Int) { self.total = total }

    func begin() { active.add(1, ordering: .relaxed) }
    func end() { active.subtract(1, ordering: .relaxed) }

    /// The number of threads that one picture may use now.
    var threads: Int { max(1, total / max(1, active.load(ordering: .relaxed))) }
}
