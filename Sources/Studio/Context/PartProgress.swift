// SPDX-License-Identifier: MIT
import Synchronization

/// Counts the parts of a figure that are done, and tells the observer of each.
final class PartProgress: Sendable {
    let context: StudioContext
    private let count: Int
    private let outcome: String
    private let done = Mutex(0)

    /// - Parameter outcome: the outcome of an interruption, as the end of a sentence.
    init(of count: Int, outcome: String, context: StudioContext) {
        self.count = count
        self.outcome = outcome
        self.context = context
    }

    /// Counts one more part as done; called on any thread.
    func add() {
        // The lock is held, so that the observer gets the numbers in order.
        done.withLock { done in
            done += 1
            context.observer.handle(.part(done, of: count))
        }
    }

    /// - Throws: ``StudioFailure`` when the observer wants the work to stop.
    func checkInterruption() throws {
        if context.isStopRequested { throw interruption }
    }

    var interruption: StudioFailure { StudioFailure("interrupted; \(outcome)", .interrupted) }
}
