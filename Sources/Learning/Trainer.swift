// SPDX-License-Identifier: MIT
import Basics

/// Work that takes one step of learning after the other.
///
/// The state after a step is a function of the state before it: the number of threads leaves no trace.
public protocol Trainer: AnyObject {
    /// Steps taken.
    var step: Int { get }
    /// Steps from first to last.
    var stepCount: Int { get }
    /// Mean squared error of recent batches; infinite or NaN once learning has diverged, nil where it is not known.
    var recentError: Double? { get }

    /// Takes one step.
    ///
    /// - Parameter isCancelled: called now and then, by any thread; when true, the step is given up as if never begun.
    /// - Returns: false when the step was given up.
    @discardableResult func advance(threads: Int, isCancelled: @Sendable () -> Bool) -> Bool
}

extension Trainer {
    public var isFinished: Bool { step >= stepCount }

    /// An estimate of the PSNR in dB from recent batches, at no cost; minus infinity where no error is known.
    public var recentDecibels: Double { recentError.map { PSNR.decibels(meanSquaredError: $0) } ?? -.infinity }

    /// Takes steps until the last one.
    ///
    /// - Parameters:
    ///   - threads: called before every step: how many threads may work on it.
    ///   - isCancelled: called now and then, by any thread; true stops, giving up the current step.
    ///   - afterStep: called after every step; an end stops.
    public func run(
        threads: () -> Int, isCancelled: @Sendable () -> Bool = { false }, afterStep: () -> LearningEnd?
    ) -> LearningEnd {
        while !isFinished {
            guard advance(threads: max(1, threads()), isCancelled: isCancelled) else { return .stopped }
            if recentError?.isFinite == false { return .diverged }
            if let end = afterStep() { return end }
        }
        return .finished
    }
}
