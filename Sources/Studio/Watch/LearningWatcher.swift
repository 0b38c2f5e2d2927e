// SPDX-License-Identifier: MIT
import Learning

/// Somebody who looks on while one picture is learned: keeps snapshots, writes a log, shows a preview.
///
/// Watching never changes what is learned. Calls come from the thread that learns this picture, and learning waits for
/// them: together they may take no more than a twentieth of its time.
public protocol LearningWatcher: AnyObject {
    /// Before the first step of this run, which may go on from an earlier one, and after every step.
    ///
    /// - Parameter seconds: of learning in this run, without what watching took.
    /// - Throws: what ends the learning, as a full disk does; its state is saved first.
    func look(at learner: Learner, seconds: Double) throws

    /// When this run ended, whichever way. Weights are not written yet.
    func finish(_ learner: Learner, end: LearningEnd) throws

    /// When what was learned is measured, and before it is written and told; not where learning failed.
    ///
    /// - Parameter record: to which a watcher may add what it saw.
    func conclude(_ record: inout LearnRecord) throws
}

extension LearningWatcher {
    public func conclude(_ record: inout LearnRecord) throws {}
}
