// SPDX-License-Identifier: MIT
import Synchronization

/// Counts the parts of a figure that are done, and tells the observer of each.
final class PartCount: Sendable {
    let context: StudioContext
    private let count: Int
    private let outcome: String
    private let done = Mutex(0)

    /// - Parameter outcome: what becomes of an interrupted figure, as the end of a sentence.
    init(of count: Int, outcome: String, context: StudioContext) {
        self.count = count
        self.outcome = outcome
        self.context = context
    }

    /// One more part is done; called by any thread.
    func add() {
        // With the lock held, so that the observer hears the numbers in order.
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
