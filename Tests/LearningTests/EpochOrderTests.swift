// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Testing

@Suite struct EpochOrderTests {
    private func order(_ count: Int, seed: UInt64 = 5) -> EpochOrder {
        EpochOrder(count: count, source: RandomSource(seed: seed, stream: .samples))
    }

    @Test("every pixel comes once an epoch", arguments: [1, 2, 3, 4, 6, 35, 210, 256, 1_021, 30_030])
    func onceAnEpoch(count: Int) {
        for seed in 0..<5 as Range<UInt64> {
            var order = order(count, seed: seed)
            for epoch in 0..<3 {
                let pixels = (0..<count).map { order.pixel(at: epoch * count + $0) }
                #expect(pixels.sorted() == Array(0..<count), "seed \(seed), epoch \(epoch)")
            }
        }
    }

    @Test("any place may be asked for, in any order")
    func anyPlace() {
        var steady = order(35)
        let pixels = (0..<200).map { steady.pixel(at: $0) }
        var jumping = order(35)
        for place in (0..<200).reversed() { #expect(jumping.pixel(at: place) == pixels[place]) }
        for place in [0, 199, 34, 35, 70, 69] {
            var fresh = order(35)
            #expect(fresh.pixel(at: place) == pixels[place])
        }
    }

    @Test("epochs and seeds differ")
    func differ() {
        func pixels(_ order: EpochOrder, _ epoch: Int) -> [Int] {
            var order = order
            return (0..<1_000).map { order.pixel(at: epoch * 1_000 + $0) }
        }
        let first = pixels(order(1_000), 0)
        #expect(first == pixels(order(1_000), 0))
        #expect(first != pixels(order(1_000), 1))
        #expect(first != pixels(order(1_000, seed: 6), 0))
    }

    @Test("the farthest place of the longest learning is within reach")
    func farthest() {
        var order = order(100_000_000)
        let place = LearningSettings.batchSizes.upperBound * LearningSettings.stepCounts.upperBound - 1
        #expect((0..<100_000_000).contains(order.pixel(at: place)))
    }
}
