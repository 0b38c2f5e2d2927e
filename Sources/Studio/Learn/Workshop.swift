// SPDX-License-Identifier: MIT

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
