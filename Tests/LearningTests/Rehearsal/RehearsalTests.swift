// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Raster
import TestSupport
import Testing

@Suite struct RehearsalTests {
    @Test("the same bits for any number of threads and every tier", arguments: [3, 4])
    func reproducible(channels: Int) {
        let set = TinySet(channels: channels)
        let plain = set.rehearsal(tier: .reference)
        while !plain.isFinished { plain.advance() }
        #expect(plain.weights != set.originals)
        for tier in KernelTier.available {
            for threads in [2, 5] {
                let other = set.rehearsal(tier: tier)
                while !other.isFinished { other.advance(threads: threads) }
                #expect(other.checkpoint == plain.checkpoint, "\(tier), \(threads) threads")
            }
        }
    }

    @Test("going on from any step ends at the same weights, through a file, too")
    func resumed() throws {
        let folder = try TemporaryFolder()
        let set = TinySet()
        let whole = set.rehearsal()
        var checkpoints = [whole.checkpoint]
        while whole.advance(), !whole.isFinished { checkpoints.append(whole.checkpoint) }
        for checkpoint in checkpoints {
            let path = folder.file("set \(checkpoint.step)")
            try RehearsalFile(checkpoint: checkpoint, identity: "x", originals: ["a", "b", "c"]).write(to: path)
            let file = try RehearsalFile(
                from: path, shape: set.originals[0].shape, pictures: set.targets.map { $0.pictures[0].size })
            #expect(file.checkpoint == checkpoint && file.identity == "x" && file.originals == ["a", "b", "c"])
            let rest = Rehearsal(set.targets, from: set.originals, at: file.checkpoint)
            while !rest.isFinished { rest.advance(threads: 2) }
            #expect(rest.checkpoint == whole.checkpoint, "from step \(checkpoint.step)")
        }
    }

    @Test("a step that is given up leaves no trace")
    func givenUp() {
        let set = TinySet()
        let whole = set.rehearsal()
        let hesitant = set.rehearsal()
        while !whole.isFinished {
            whole.advance()
            for looks in [0, 3, 9] {
                let countdown = Countdown(looks)
                let isTaken = hesitant.advance(isCancelled: { countdown.isOver })
                #expect(!isTaken)
            }
            hesitant.advance()
        }
        #expect(hesitant.checkpoint == whole.checkpoint)
    }

    @Test("walks visit all pairs and shares alike, within and beyond")
    func walks() {
        var settings = TinySet().settings
        settings.pairs = RehearsalSettings.allPairs(of: 13)
        #expect(settings.pairs.count == 78)
        let walks = (0..<7800).map { settings.walk(at: $0) }
        let visits = Dictionary(grouping: walks.map(\.pair), by: \.self).mapValues(\.count)
        #expect(visits.count == 78 && visits.values.allSatisfy { (80...120).contains($0) })
        let shares = walks.map(\.share)
        #expect(shares.allSatisfy { (-0.6...1.6).contains($0) })
        #expect(abs(shares.count { (0...1).contains($0) } - 3900) < 100)
        settings.reach = 0
        let within = (0..<1000).map { settings.walk(at: $0).share }
        #expect(within.allSatisfy { (0...1).contains($0) })
    }

    @Test("inbetweens get steeper, and more so with more strength")
    func works() {
        /// The sharpness of the middle between the first and the last, as a share of theirs.
        func middle(_ weights: [Weights]) -> Double {
            let half = Weights.mixture(of: [(weights[0], 0.5), (weights[2], 0.5)])
            let peaks = [half, weights[0], weights[2]].map { Self.sharpness(of: $0).peak }
            return peaks[0] / (peaks[1] + peaks[2]) * 2
        }
        let before = middle(TinySet().originals)
        let after = [0, 0.05].map { strength in
            let rehearsal = TinySet(steps: 300, strength: strength).rehearsal()
            while !rehearsal.isFinished { rehearsal.advance(threads: 2) }
            return middle(rehearsal.weights)
        }
        #expect(before < 0.95, "there is something to gain")
        #expect(after[1] > before + 0.3 * (1 - before) && after[1] > after[0])
    }

    private static let field = SlopeField(size: PixelSize(width: 16, height: 12), coordinates: .isotropic)
    private static let source = RandomSource(seed: 9, stream: .slopes)

    private static func sharpness(of weights: Weights) -> Sharpness {
        let group = SlopeGroup(capacity: 2048, shape: weights.shape)
        let network = PackedNetwork(weights, tier: .fastest)
        group.measure(0..<2048, in: [field], source: source, network: network, scratch: .init(for: network))
        return Sharpness(sum: group.sum, sumOfFourthPowers: group.sumOfFourthPowers, count: 2048)
    }

    @Test("colours are drawn to where their rank lies between the ends'")
    func palette() {
        let ends = ([Float(0), 1, 0, 0, 0.5, 0, 1, 0], [Float(0.2), 0, 0.4, 0, 0.6, 0, 0.8, 0])
        let pull = PalettePull(
            of: [0.9, 0, 0.1, 1, 0.5, 0.5, 0.1, 0], between: ends, share: 0.5, direction: [1, 0], strength: 2)
        // Sorted, the ends are 0 0 0.5 1 and 0.2 0.4 0.6 0.8; their middles 0.1 0.2 0.55 0.9.
        let expected: [Float] = [0, 0, -0.05, -0.1]
        #expect(zip(pull.derivatives, expected).allSatisfy { abs($0 - $1) < 1e-6 })
        let beyond = PalettePull(
            of: [0.9, 0, 0.1, 1, 0.5, 0.5, 0.1, 0], between: ends, share: 1.6, direction: [0, 1], strength: 2)
        #expect(beyond.derivatives == [0, 1, 0.5, 0], "all of the second end's are 0")
    }

    @Test("the penalty's gradient meets finite differences")
    func gradient() {
        let weights = TinySet().originals[0]
        let count = 64
        let network = PackedNetwork(shape: weights.shape, tier: .reference)
        let scratch = PackedNetwork.Scratch(for: network)
        let group = SlopeGroup(capacity: count, shape: weights.shape)
        func penalty(_ weights: Weights) -> SlopePenalty {
            network.load(weights)
            group.measure(0..<count, in: [Self.field], source: Self.source, network: network, scratch: scratch)
            let found = Sharpness(sum: group.sum, sumOfFourthPowers: group.sumOfFourthPowers, count: count)
            return SlopePenalty(
                of: found, wanted: Sharpness(mean: 0.03, peak: 0.2), strength: 1, count: count)
        }
        group.backpropagate(penalty(weights), network: network, scratch: scratch)
        let gradient = group.gradient.flat
        let scale = gradient.map { abs($0) }.max() ?? 0
        #expect(scale > 0)
        for index in stride(from: 0, to: gradient.count, by: 37) {
            let step: Float = 2e-3
            let values = [step, -step].map { change in
                var moved = weights
                moved.storage[index] += change
                return penalty(moved).value
            }
            // Slopes are differences of neighbouring colours, which floats hold to about 1e-7 of 1.
            let measured = (values[0] - values[1]) / Double(2 * step)
            #expect(abs(measured - Double(gradient[index])) < 0.02 * Double(scale), "parameter \(index)")
        }
    }
}
