// SPDX-License-Identifier: MIT
import Learning

/// Takes the steps of learning, rehearsing or bending, tells of each, and saves the state: now and then, when the work is
/// stopped, and when something else goes wrong, so that the same request goes on where it was.
struct ResumableRun {
    /// For progress: the picture, `rehearsal`, or the bend.
    let name: String
    let context: StudioContext
    /// Writes the state; it throws `StorageError`.
    let save: () throws -> Void
    /// Tells what is lost when the state cannot be saved, given the step of the last state that was; the end of a sentence.
    let loss: (_ savedStep: Int) -> String

    /// Seconds between states: what a killed process can lose.
    private static let interval = 20.0

    /// Takes steps until `steps` ends.
    ///
    /// - Parameters:
    ///   - savedStep: the step of the state on disk, 0 without one.
    ///   - watch: looks on after every step; an error ends the work once its state is saved.
    ///   - steps: takes them, calls its argument after each and stops where that is false.
    /// - Throws: `StorageError` and errors of `watch`; ``StudioFailure`` where the state is lost besides.
    func run(
        _ trainer: some Trainer, savedStep: Int, watch: @escaping () throws -> Void = {},
        steps: (_ afterStep: () -> Bool) -> LearningEnd
    ) throws -> LearningEnd {
        defer { context.observer.handle(.ended(name: name)) }
        var (saved, savedStep) = (ContinuousClock.now, savedStep)
        var failure: (any Error)?
        let end = steps {
            context.observer.handle(
                .step(
                    name: name, step: trainer.step, steps: trainer.stepCount,
                    decibels: trainer.recentError == nil ? nil : trainer.recentDecibels))
            do {
                try watch()
                if ContinuousClock.now - saved > .seconds(Self.interval) {
                    try save()
                    (saved, savedStep) = (.now, trainer.step)
                }
            } catch {
                failure = error
            }
            return failure == nil
        }
        guard failure != nil || end == .stopped else { return end }
        do {
            // As far as the disk allows, what was learned is not lost to somebody who only looked on.
            try save()
        } catch {
            let reason = failure ?? error
            throw StudioFailure("\(reason); \(loss(savedStep))", StudioFailure.Kind(of: reason))
        }
        if let failure { throw failure }
        return end
    }
}
