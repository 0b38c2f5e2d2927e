// SPDX-License-Identifier: MIT
import Learning

/// Watches the learning of one picture: keeps snapshots, writes a log or shows a preview.
///
/// Watching never changes what is learned. Calls come from the thread that learns this picture, and learning waits for
/// them: together they may take no more than a twentieth of its time.
public protocol LearningWatcher: AnyObject {
    /// Called before the first step of this run, which may continue an earlier one, and after every step.
    ///
    /// - Parameter seconds: time of learning in this run, without the time of watching.
    /// - Throws: errors that end the learning, such as a full disk; its state is saved first.
    func look(at learner: Learner, seconds: Double) throws

    /// Called when this run ends for any reason, before weights are written.
    func finish(_ learner: Learner, end: LearningEnd) throws

    /// Called when the result is measured, before it is written and reported; not called when learning failed.
    ///
    /// - Parameter record: the record of the result, to which a watcher may add its own.
    func conclude(_ record: inout LearnRecord) throws
}

extension LearningWatcher {
    public func conclude(_ record: inout LearnRecord) throws {}
}
