// SPDX-License-Identifier: MIT
import Learning

/// Takes the steps of learning, rehearsing or bending, reports each, and saves the state: at intervals, when the work
/// is stopped, and after an error. So the same request continues from there.
struct ResumableRun {
    /// The name in reports of progress: the picture's, `rehearsal`, or the bend's.
    let name: String
    let context: StudioContext
    /// Writes the state; it throws `StorageError`.
    let save: () throws -> Void
    /// The end of a sentence that says what is lost if the state cannot be saved, given the step of the last saved
    /// state.
    let loss: (_ savedStep: Int) -> String

    /// Seconds between saved states: the most that a killed process loses.
    private static let interval = 20.0

    /// Takes steps until the last one, a limit, an error or a stop.
    ///
    /// - Parameters:
    ///   - savedStep: the step of the state on disk; 0 if there is none.
    ///   - threads: called before every step: how many threads may work on it; nil for all of the context's.
    ///   - watch: called after every step; its error ends the work once the state is saved.
    ///   - limit: called after every step; an end stops the work.
    /// - Throws: `StorageError` and errors of `watch`; ``StudioFailure`` if the state could not be saved at the end.
    func run(
        _ trainer: some Trainer, savedStep: Int, threads: (() -> Int)? = nil, watch: @escaping () throws -> Void = {},
        limit: @escaping () -> LearningEnd? = { nil }
    ) throws -> LearningEnd {
        defer { context.observer.handle(.ended(name: name)) }
        var (saved, savedStep) = (ContinuousClock.now, savedStep)
        var failure: (any Error)?
        let end = trainer.run(
            threads: { threads?() ?? context.threads }, isCancelled: { [context] in context.isStopRequested }
        ) {
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
                return .stopped
            }
            return limit()
        }
        guard end == .stopped else { return end }
        do {
            // The state is saved even if only a watcher failed: its error must not cost what was learned.
            try save()
        } catch {
            let reason = failure ?? error
            throw StudioFailure("\(reason); \(loss(savedStep))", StudioFailure.Kind(of: reason))
        }
        if let failure { throw failure }
        return end
    }
}
