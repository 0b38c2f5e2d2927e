// SPDX-License-Identifier: MIT
import Learning
import Networks
import Testing

/// Learning against an independent implementation in double precision.
@Suite struct TrajectoryTests {
    @Test("there are stored trajectories of every optimiser and kind of output")
    func areThere() throws {
        let runs = try Trajectory.stored.get().runs
        #expect(Set(runs.map(\.optimiser)) == Set(Optimiser.allCases))
        #expect(Set(runs.map(\.output)) == Set(OutputActivation.allCases))
        #expect(Set(runs.map(\.activation)) == Set(Activation.allCases))
        #expect(Set(runs.map(\.coordinates)) == Set(CoordinateSystem.allCases))
        #expect(Set(runs.map(\.channels)) == [3, 4])
    }

    @Test("learning starts from the stored weights, bit for bit", arguments: Trajectory.all)
    func initialWeights(row: Trajectory) {
        #expect(Weights.initial(shape: row.shape, seed: row.root).storage == row.initial)
    }

    /// Floats round each of a gradient's sums to about 1e-6 of its terms. A step is no longer than its rate, whatever
    /// the gradient, and 20 steps add up: a wrong sample, decay, correction or sign shows as about the rate itself.
    @Test("twenty steps end at the stored weights", arguments: Trajectory.all)
    func trajectory(row: Trajectory) throws {
        let stored = try Trajectory.stored.get()
        let target = LearningTarget([stored.picture(channels: row.channels)], shape: row.shape)
        let start = Weights(shape: row.shape, storage: row.initial)
        let learner = Learner(target, from: start, settings: row.settings)
        var smoothed: Double?
        for (step, error) in row.errors.enumerated() {
            learner.advance(threads: 2)
            let share = max(0.05, min(1, 4 / Double(step + 1)))
            smoothed = smoothed.map { $0 + share * (error - $0) } ?? error
            let found = try #require(learner.recentError)
            #expect(abs(found - (smoothed ?? 0)) < 1e-5, "error after step \(step)")
        }
        #expect(learner.isFinished)
        let distances = zip(learner.weights.storage, row.final).map { abs(Double($0) - $1) }
        let farthest = distances.max() ?? 0
        let usual = distances.sorted()[distances.count / 2]
        #expect(farthest < 0.02 * row.rate, "the farthest weight")
        #expect(usual < 1e-3 * row.rate, "the median weight")
        let moved = zip(row.initial, row.final).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(moved > 100 * farthest, "what moved, moved much farther than that")
    }
}
