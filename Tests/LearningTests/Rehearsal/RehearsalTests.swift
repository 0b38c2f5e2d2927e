// SPDX-License-Identifier: MIT
import Basics
import Engine
import Learning
import Networks
import Raster
import Testing
import TestSupport

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
        #expect(abs(shares.count { (0...1).contains($0) } - 6240) < 100)
        settings.reach = 0
        let within = (0..<1000).map { settings.walk(at: $0).share }
        #expect(within.allSatisfy { (0...1).contains($0) })
    }

    @Test("inbetweens get as steep as their ends, the more so with more strength")
    func works() {
        /// The penalty of the middle between the first and the last.
        func charge(_ weights: [Weights]) -> Double {
            let half = Weights.mixture(of: [(weights[0], 0.5), (weights[2], 0.5)])
            let ends = [weights[0], weights[2]].map { Sharpness(of: Self.slopes(of: $0), quantiles: 2048) }
            return SlopePenalty(
                of: Self.slopes(of: half), wanted: ends[0].mixed(with: ends[1], share: 0.5), strength: 1
            ).value
        }
        let before = charge(TinySet().originals)
        let after = [0, 0.5, 4].map { strength in
            let rehearsal = TinySet(steps: 300, strength: strength).rehearsal()
            while !rehearsal.isFinished { rehearsal.advance(threads: 2) }
            return charge(rehearsal.weights)
        }
        #expect(after[2] < 0.5 * before, "\(before) to \(after)")
        #expect(after[2] < 0.7 * after[1] && after[1] < 0.7 * after[0], "\(after)")
    }

    private static let field = SlopeField(size: PixelSize(width: 16, height: 12), coordinates: .isotropic)
    private static let source = RandomSource(seed: 9, stream: .slopes)

    private static func slopes(of weights: Weights) -> [Float] {
        let group = SlopeGroup(capacity: 2048, shape: weights.shape)
        let network = PackedNetwork(weights, tier: .fastest)
        group.measure(0..<2048, in: [field], source: source, network: network, scratch: .init(for: network))
        return group.slopes
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

    @Test("quantiles lie in the middle of their shares, whatever the order")
    func quantiles() {
        #expect(Sharpness(of: [0.4, 0.1, 0.3, 0.2], quantiles: 4).slopes == [0.1, 0.2, 0.3, 0.4])
        #expect(Sharpness(of: [0.4, 0.1, 0.3, 0.2], quantiles: 2).slopes == [0.2, 0.4])
        #expect(Sharpness(of: [0.2, 0.1], quantiles: 4).slopes == [0.1, 0.1, 0.2, 0.2])
    }

    @Test("slopes are charged by rank, as a share of the wanted ones")
    func penalty() {
        let wanted = Sharpness(of: [0, 0.3, 0.4], quantiles: 3)
        let penalty = SlopePenalty(of: [0.1, 0.4, 0.1], wanted: wanted, strength: 0.5)
        // Excesses 0.1 and -0.2 against a sum of squares 0.25, and their sum -0.1 against a sum 0.7.
        #expect(abs(penalty.value - 0.5 * (0.05 / 0.25 + 0.01 / 0.49)) < 1e-6)
        #expect(SlopePenalty(of: [0.4, 0, 0.3], wanted: wanted, strength: 0.5).value == 0)
        let flat = SlopePenalty(
            of: [0.1, 0.1], wanted: Sharpness(of: [0], quantiles: 2), strength: 1)
        #expect(flat.value.isFinite && flat.value > 0, "a picture of one colour divides by nothing")
    }

    @Test("before the first step all are moved towards their mean")
    func gathered() {
        var set = TinySet()
        let mean = Weights.mixture(of: set.originals.map { ($0, 1.0 / 3) })
        for gathering in [0, 0.5, 1] {
            set.settings.gathering = gathering
            for (weights, original) in zip(set.rehearsal().weights, set.originals) {
                let expected = zip(original.storage, mean.storage).map { $0 + Float(gathering) * ($1 - $0) }
                #expect(zip(weights.storage, expected).allSatisfy { abs($0 - $1) < 1e-5 })
            }
        }
    }

    @Test("the penalty's gradient meets finite differences")
    func gradient() {
        let weights = TinySet().originals[0]
        let count = 64
        let network = PackedNetwork(shape: weights.shape, tier: .reference)
        let scratch = PackedNetwork.Scratch(for: network)
        let group = SlopeGroup(capacity: count, shape: weights.shape)
        let wanted = Sharpness(of: [0.01, 0.2, 0.05], quantiles: count)
        func penalty(_ weights: Weights) -> SlopePenalty {
            network.load(weights)
            group.measure(0..<count, in: [Self.field], source: Self.source, network: network)
            return SlopePenalty(of: group.slopes, wanted: wanted, strength: 1)
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
