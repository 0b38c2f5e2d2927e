// SPDX-License-Identifier: MIT
import Engine
import Learning
import Networks
import Testing

extension Learner {
    /// Takes steps until the last one, a limit, or a false answer.
    fileprivate func run(
        limits: LearningLimits, threads: () -> Int, isCancelled: @Sendable () -> Bool = { false },
        afterStep: (Learner) -> Bool
    ) -> LearningEnd {
        let check = LimitCheck(limits)
        return run(threads: threads, isCancelled: isCancelled) {
            afterStep(self) ? check.end(of: self, threads: 2) : .stopped
        }
    }
}

/// The ways in which learning ends.
@Suite struct RunningTests {
    private let task = TinyTask(name: "disc", shape: TinyTask.shape(), settings: TinyTask.adam())

    @Test("without limits all steps are taken, and each is reported once")
    func finished() {
        var task = task
        task.settings.steps = 30
        let learner = task.learner()
        var seen: [Int] = []
        let end = learner.run(limits: LearningLimits(), threads: { 2 }) { learner in
            seen.append(learner.step)
            return true
        }
        #expect(end == .finished)
        #expect(seen == Array(1...30))
        #expect(learner.run(limits: LearningLimits(psnr: 1), threads: { 1 }, afterStep: { _ in true }) == .finished)
        #expect(learner.step == 30)
    }

    @Test("learning stops at the wanted PSNR, at a look taken every 25 steps")
    func reached() {
        let learner = task.learner()
        #expect(learner.run(limits: LearningLimits(psnr: 24), threads: { 2 }, afterStep: { _ in true }) == .reached)
        #expect(learner.psnr() >= 24)
        #expect(learner.step < task.settings.steps)
        #expect(learner.step.isMultiple(of: 25))
    }

    @Test("a PSNR out of reach changes nothing")
    func notReached() {
        var task = task
        task.settings.steps = 60
        let (learner, other) = (task.learner(), task.learner())
        #expect(learner.run(limits: LearningLimits(psnr: 90), threads: { 1 }, afterStep: { _ in true }) == .finished)
        #expect(other.run(limits: LearningLimits(), threads: { 1 }, afterStep: { _ in true }) == .finished)
        #expect(learner.weights == other.weights)
    }

    @Test("the caller stops after a step, which is kept")
    func stopped() {
        let learner = task.learner()
        let end = learner.run(limits: LearningLimits(), threads: { 1 }, afterStep: { $0.step < 7 })
        #expect(end == .stopped)
        #expect(learner.step == 7)
    }

    @Test("cancelling stops within a step, which is lost")
    func cancelled() {
        let learner = task.learner()
        let countdown = Countdown(40)
        let end = learner.run(
            limits: LearningLimits(), threads: { 2 }, isCancelled: { countdown.isOver }, afterStep: { _ in true })
        #expect(end == .stopped)
        #expect(learner.step < task.settings.steps)
        let fresh = task.learner()
        for _ in 0..<learner.step { fresh.advance() }
        #expect(fresh.checkpoint == learner.checkpoint)
    }

    @Test("learning stops when its time is up, with at least one step taken")
    func outOfTime() {
        var task = task
        task.settings.steps = 1_000_000_000
        let learner = task.learner()
        let end = learner.run(limits: LearningLimits(seconds: 0.05), threads: { 1 }, afterStep: { _ in true })
        #expect(end == .outOfTime)
        #expect(learner.step >= 1)
    }

    @Test("more threads may be requested than there are")
    func noThreads() {
        let learner = task.learner()
        _ = learner.run(limits: LearningLimits(), threads: { 0 }, afterStep: { $0.step < 3 })
        #expect(learner.step == 3)
    }

    @Test("as many steps are planned as fit, at least one, without a trace", arguments: [0, 1e-9, 0.05, 0.2])
    func stepsFitting(seconds: Double) {
        let learner = task.learner()
        let before = learner.checkpoint
        let few = learner.stepsFitting(seconds: seconds, threads: 1)
        #expect(few >= 1)
        #expect(learner.checkpoint == before)
        if seconds < 1e-6 { #expect(few == 1) }
    }

    @Test("the plan is made for the tier that will learn")
    func stepsFittingTier() throws {
        // Vectors of eight floats or more are at least twice as fast as single ones on networks of this size.
        try #require(KernelTier.available.count > 1)
        let task = TinyTask(
            name: "wide", shape: TinyTask.shape([96, 96]), settings: TinyTask.adam(steps: 10_000, batch: 256))
        let slow = task.learner(tier: .reference).stepsFitting(seconds: 2, threads: 1)
        let fast = task.learner(tier: .fastest).stepsFitting(seconds: 2, threads: 1)
        #expect(fast > 2 * slow)
    }

    @Test("a step's guess at the PSNR is that of its batch")
    func recentDecibels() throws {
        let learner = task.learner()
        #expect(learner.recentDecibels == -.infinity)
        #expect(learner.recentError == nil)
        learner.advance()
        // Measured at 64 pixels of a smooth picture, so within a few dB of the whole.
        #expect(abs(learner.recentDecibels - task.learner().psnr()) < 4)
    }
}
