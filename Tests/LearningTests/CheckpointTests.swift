// SPDX-License-Identifier: MIT
import Basics
import Learning
import Networks
import Raster
import Storage
import Testing
import TestSupport

/// Interrupted learning continues to identical weights.
@Suite struct CheckpointTests {
    @Test("going on from any step ends at the same weights", arguments: TinyTask.kinds)
    func anyStep(task: TinyTask) {
        let whole = task.learner()
        var checkpoints = [whole.checkpoint]
        while whole.advance(), !whole.isFinished { checkpoints.append(whole.checkpoint) }
        #expect(checkpoints.count == task.settings.steps)
        for checkpoint in checkpoints {
            let rest = Learner(task.target, at: checkpoint, tier: .reference)
            while rest.advance(threads: 3), !rest.isFinished {}
            #expect(rest.checkpoint == whole.checkpoint, "from step \(checkpoint.step)")
        }
    }

    @Test("a file keeps every bit, and learning goes on from it to the same weights", arguments: TinyTask.kinds)
    func onDisk(task: TinyTask) throws {
        let folder = try TemporaryFolder()
        let identity = ["picture": "0f", "recipe": "my \"own\" 🌙"]
        let whole = task.learner()
        var resumed = task.learner()
        while !whole.isFinished {
            let path = folder.file("disc \(whole.step).state.safetensors")
            try CheckpointFile(checkpoint: resumed.checkpoint, identity: identity).write(to: path)
            let file = try CheckpointFile(from: path, shape: task.shape, pictures: [task.picture.size])
            #expect(file.checkpoint == resumed.checkpoint)
            #expect(file.identity == identity)
            resumed = Learner(task.target, at: file.checkpoint)
            resumed.advance(threads: 2)
            whole.advance()
        }
        #expect(resumed.checkpoint == whole.checkpoint)
    }

    @Test("settings that decimals cannot hold survive")
    func awkwardSettings() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("x.state.safetensors")
        let shape = TinyTask.shape([3])
        for (rate, seed) in [(0.1 + 0.2, UInt64.max), (1.0 / 3, 1 << 53 + 1), (.leastNonzeroMagnitude, 0)] {
            let settings = LearningSettings(
                optimiser: .muon, rate: rate, adamRate: rate.nextUp, batch: 7, steps: 1_000_000_000, seed: seed)
            let count = shape.parameterCount
            let checkpoint = Checkpoint(
                weights: Weights(shape: shape, storage: (0..<count).map { 1 / Float($0 + 1) }), settings: settings,
                step: 999_999_999,
                moments: Moments(
                    mean: [Float](repeating: -0.0, count: count),
                    square: [Float](repeating: .leastNonzeroMagnitude, count: count)),
                recentError: 0.1, pixelErrors: [[.leastNonzeroMagnitude, 0.1 + 0.2]])
            try CheckpointFile(checkpoint: checkpoint, identity: [:]).write(to: path)
            let found = try CheckpointFile(from: path, shape: shape, pictures: [PixelSize(width: 2, height: 1)])
                .checkpoint
            #expect(found == checkpoint)
            #expect(found.moments.mean.allSatisfy { $0.sign == .minus })
        }
    }

    @Test("the same checkpoint is the same bytes")
    func canonical() throws {
        let folder = try TemporaryFolder()
        let checkpoint = TinyTask.kinds[0].learner().checkpoint
        let identity = Dictionary(uniqueKeysWithValues: (0..<20).map { ("key \($0)", "\($0)") })
        let digests = try ["a", "b"].map { name in
            try CheckpointFile(checkpoint: checkpoint, identity: identity).write(to: folder.file(name))
            return try SHA256.hexadecimal(ofFileAt: folder.file(name))
        }
        #expect(digests[0] == digests[1])
    }
}
