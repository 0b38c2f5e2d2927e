// SPDX-License-Identifier: MIT
import Engine
import Learning
import Networks
import Testing

/// The same inputs give the same weights, bit for bit.
@Suite struct ReproducibilityTests {
    /// The reference's weights after all steps of each kind of learning, computed once.
    private static let truths: [String: Weights] = Dictionary(
        uniqueKeysWithValues: TinyTask.kinds.map { task in
            let learner = task.learner(tier: .reference)
            while learner.advance(), !learner.isFinished {}
            return (task.name, learner.weights)
        })

    @Test("threads and tiers leave no trace", arguments: TinyTask.kinds, [1, 2, 3, 8])
    func sameBits(task: TinyTask, threads: Int) throws {
        let truth = try #require(Self.truths[task.name])
        #expect(truth != task.start)
        #expect(truth.storage.allSatisfy { $0.isFinite })
        for tier in KernelTier.available {
            let learner = task.learner(tier: tier)
            while learner.advance(threads: threads), !learner.isFinished {}
            #expect(learner.weights == truth, "\(tier)")
        }
    }

    @Test("the number of threads may change at every step", arguments: TinyTask.kinds)
    func changingThreads(task: TinyTask) {
        let learner = task.learner()
        while learner.advance(threads: [1, 8, 2, 3][learner.step % 4]), !learner.isFinished {}
        #expect(learner.weights == Self.truths[task.name])
    }

    @Test("a step given up leaves no trace, whenever it is given up", arguments: TinyTask.kinds)
    func givenUp(task: TinyTask) {
        let learner = task.learner()
        var counted = 0
        while !learner.isFinished {
            // Cancelled at the first call, the second, and so on.
            for questions in [0, 1, 3] {
                let countdown = Countdown(questions)
                let before = learner.checkpoint
                let isTaken = learner.advance(threads: 1 + counted % 3) { countdown.isOver }
                #expect(!isTaken)
                #expect(learner.checkpoint == before)
            }
            learner.advance()
            counted += 1
        }
        #expect(learner.weights == Self.truths[task.name])
    }

    @Test("a question answered with yes once gives the step up, whatever is answered later")
    func answeredOnce() {
        let learner = TinyTask.kinds[0].learner()
        for number in 0..<8 {
            let countdown = Countdown(number)
            let before = learner.checkpoint
            #expect(!learner.advance(threads: 1) { countdown.isJustOver })
            #expect(learner.checkpoint == before)
        }
    }

    @Test("another seed, rate, batch or number of steps gives other weights")
    func settingsMatter() {
        let task = TinyTask.kinds[0]
        func weights(_ change: (inout LearningSettings) -> Void) -> Weights {
            var changed = task
            change(&changed.settings)
            let learner = changed.learner()
            for _ in 0..<5 { learner.advance() }
            return learner.weights
        }
        let usual = weights { _ in }
        #expect(weights { _ in } == usual)
        #expect(weights { $0.seed += 1 } != usual)
        #expect(weights { $0.rate *= 1.01 } != usual)
        #expect(weights { $0.adamRate *= 1.01 } != usual)
        #expect(weights { $0.batch += 1 } != usual)
        #expect(weights { $0.growsBatch.toggle() } != usual)
        #expect(weights { $0.steps += 1 } != usual)
        #expect(weights { $0.optimiser = .adam } != usual)
    }
}
