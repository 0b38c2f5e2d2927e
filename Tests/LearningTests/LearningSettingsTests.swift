// SPDX-License-Identifier: MIT
import Learning
import Testing

/// How many pixels the steps of a plan use.
@Suite struct LearningSettingsTests {
    struct Plan: Hashable, CustomTestStringConvertible {
        var batch: Int
        var steps: Int
        var testDescription: String { "\(batch) x \(steps)" }
    }

    static let plans = [
        Plan(batch: 1, steps: 1), Plan(batch: 1, steps: 9), Plan(batch: 7, steps: 3), Plan(batch: 4096, steps: 1200),
        Plan(batch: 1_000_000, steps: 1_000_000_000),
    ]

    @Test("batches that grow use as many pixels in all, at least one a step", arguments: plans)
    func growing(plan: Plan) {
        let settings = LearningSettings(
            optimiser: .muon, rate: 0.1, batch: plan.batch, growsBatch: true, steps: plan.steps)
        #expect(settings.pixelUpdates(before: 0) == 0)
        #expect(settings.pixelUpdates(before: plan.steps) == plan.batch * plan.steps)
        for step in Set([0, plan.steps / 2, plan.steps - 1]) {
            let samples = settings.samples(at: step)
            #expect((1...settings.largestBatch).contains(samples.count), "at step \(step)")
        }
    }

    @Test("the first batches are a tenth of the usual one, the last nearly twice as large")
    func ends() {
        let settings = LearningSettings(optimiser: .muon, rate: 0.1, batch: 1000, growsBatch: true, steps: 1000)
        #expect((100...102).contains(settings.samples(at: 0).count))
        #expect((998...1002).contains(settings.samples(at: 500).count))
        #expect((1898...1901).contains(settings.samples(at: 999).count))
    }
}
