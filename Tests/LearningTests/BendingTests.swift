// SPDX-License-Identifier: MIT
import Engine
import Learning
import Networks
import Raster
import Testing

@Suite struct BendingTests {
    private static func bending(_ settings: BendingSettings, channels: Int = 3, tier: KernelTier = .fastest) -> Bending
    {
        let ends = TinySet(channels: channels)
        return Bending(
            between: ends.originals[0], ends.originals[1],
            sizes: (ends.targets[0].pictures[0].size, ends.targets[1].pictures[0].size), settings: settings, tier: tier)
    }

    @Test("the same bits for any number of threads and every tier", arguments: [3, 4])
    func reproducible(channels: Int) {
        let settings = BendingSettings(steps: 5, seed: 2)
        let plain = Self.bending(settings, channels: channels, tier: .reference)
        let straight = plain.weights
        while !plain.isFinished { plain.advance() }
        #expect(plain.weights != straight)
        for tier in KernelTier.available {
            for threads in [2, 5] {
                let other = Self.bending(settings, channels: channels, tier: tier)
                while !other.isFinished { other.advance(threads: threads) }
                #expect(other.weights == plain.weights, "\(tier), \(threads) threads")
                #expect(other.penalty(threads: threads) == plain.penalty())
            }
        }
    }

    @Test("a step that is given up, and a look at the walk, leave no trace")
    func givenUp() {
        let settings = BendingSettings(steps: 4)
        let (whole, hesitant) = (Self.bending(settings), Self.bending(settings))
        while !whole.isFinished {
            whole.advance()
            for looks in [0, 1] {
                let countdown = Countdown(looks)
                let isTaken = hesitant.advance(isCancelled: { countdown.isOver })
                #expect(!isTaken)
            }
            _ = hesitant.penalty()
            hesitant.advance()
        }
        #expect(hesitant.weights == whole.weights)
    }

    @Test("a bend begins as no bend and makes the walk as steep as its ends")
    func works() {
        let bending = Self.bending(BendingSettings(steps: 80))
        let ends = TinySet().originals
        #expect(bending.weights == .mixture(of: [(ends[0], 0.5), (ends[1], 0.5)]))
        let straight = bending.penalty()
        while !bending.isFinished { bending.advance(threads: 2) }
        #expect(bending.penalty() < 0.5 * straight)
    }

    @Test("the curve is quadratic between its ends and straight beyond them")
    func coefficients() {
        func isClose(_ share: Double, _ expected: (Double, Double, Double)) -> Bool {
            let found = Bending.coefficients(at: share)
            return abs(found.first - expected.0) < 1e-12 && abs(found.bend - expected.1) < 1e-12
                && abs(found.second - expected.2) < 1e-12
        }
        #expect(isClose(0, (1, 0, 0)) && isClose(1, (0, 0, 1)))
        #expect(isClose(0.5, (0.25, 0.5, 0.25)) && isClose(0.1, (0.81, 0.18, 0.01)))
        #expect(isClose(1.3, (0, -0.6, 1.6)) && isClose(-0.3, (1.6, -0.6, 0)))
    }

    @Test("shares lie all over the walk and no farther than its reach")
    func shares() {
        let shares = (0..<1000).map { BendingSettings(reach: 0.3, seed: 7).share(at: $0) }
        #expect(shares.allSatisfy { (-0.3...1.3).contains($0) })
        for tenth in 0..<10 {
            let range = Double(tenth) / 10..<Double(tenth + 1) / 10
            #expect((75...85).contains(shares.count { range.contains($0) }), "\(range)")
        }
        #expect((0..<100).allSatisfy { (0...1).contains(BendingSettings(reach: 0).share(at: $0)) })
    }
}
