// SPDX-License-Identifier: MIT
import Learning

/// Calls all watchers of one picture, and measures the time of learning without them.
final class LearningWatch {
    private let watchers: [any LearningWatcher]
    private let started = ContinuousClock.now
    private var watched = Duration.zero

    init(_ watchers: [any LearningWatcher]) { self.watchers = watchers }

    func look(at learner: Learner) throws {
        if watchers.isEmpty { return }
        let now = ContinuousClock.now
        let seconds = (now - started - watched) / .seconds(1)
        for watcher in watchers { try watcher.look(at: learner, seconds: seconds) }
        watched += ContinuousClock.now - now
    }

    func finish(_ learner: Learner, end: LearningEnd) throws {
        for watcher in watchers { try watcher.finish(learner, end: end) }
    }
}
