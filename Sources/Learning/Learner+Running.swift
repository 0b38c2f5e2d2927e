// SPDX-License-Identifier: MIT
import Foundation

/// Decides when a learner has reached one of its limits.
public struct LimitCheck {
    private let limits: LearningLimits
    private let deadline: ContinuousClock.Instant?

    private static let stepsBetweenChecks = 25
    /// Margin in dB below the wanted PSNR from which on the picture's is measured. The batches' error lags behind that
    /// of the weights, which improve while it is averaged.
    private static let promisingDecibels = 1.0

    /// Time counts from now on.
    public init(_ limits: LearningLimits) {
        self.limits = limits
        deadline = limits.seconds.map { .now + .seconds($0) }
    }

    /// The end that a limit sets to learning; nil while there is none. To be called after every step.
    ///
    /// The PSNR is checked every 25 steps, so at most these are taken too many. It is measured over the whole picture
    /// only if the recent batches' error suggests that the wanted PSNR is reached.
    public func end(of learner: Learner, threads: Int) -> LearningEnd? {
        if learner.step % Self.stepsBetweenChecks == 0, let wanted = limits.psnr,
            learner.recentDecibels >= wanted - Self.promisingDecibels, learner.psnr(threads: threads) >= wanted
        {
            return .reached
        }
        if let deadline, .now >= deadline { return .outOfTime }
        return nil
    }
}

extension Learner {
    /// The number of steps that fit into `seconds` with `threads`, at least one, measured on a few that are then
    /// discarded.
    ///
    /// Step sizes fall to 0 over the planned steps, so the number of steps must be known before learning for a given
    /// time. A little time is left for measuring and saving.
    public func stepsFitting(seconds: Double, threads: Int) -> Int {
        // Steps are measured in the middle of a long plan, where batches are of the usual size.
        var middle = checkpoint
        middle.settings.steps = LearningSettings.stepCounts.upperBound
        middle.step = middle.settings.steps / 2
        middle.recentError = 1
        let trial = Learner(target, at: middle, tier: tier)
        let clock = ContinuousClock()
        trial.advance(threads: threads)
        let start = clock.now
        var taken = 0
        repeat {
            trial.advance(threads: threads)
            taken += 1
        } while taken < 50 && clock.now - start < .seconds(min(0.5, 0.05 * seconds))
        let pace = (clock.now - start) / .seconds(1) / Double(taken)
        let fitting = Int(min(seconds * 0.92 / pace, Double(LearningSettings.stepCounts.upperBound)))
        return max(1, fitting)
    }
}
