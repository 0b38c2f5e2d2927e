// SPDX-License-Identifier: MIT
import Basics
import Learning
import Networks
import Raster
import Testing

@Suite struct ImportanceSamplerTests {
    private func sampler(_ size: PixelSize, seed: UInt64 = 5) -> ImportanceSampler {
        ImportanceSampler(size: size, source: RandomSource(seed: seed, stream: .samples))
    }

    @Test(
        "before the first step all pixels are alike",
        arguments: [PixelSize(width: 1, height: 1), PixelSize(width: 7, height: 5), PixelSize(width: 700, height: 411)])
    func uniform(size: PixelSize) {
        let sampler = sampler(size)
        let rounds = 3
        var visits = [Int](repeating: 0, count: size.pixelCount)
        for place in 0..<rounds * size.pixelCount {
            let choice = sampler.choice(at: place)
            #expect(abs(choice.importance - 1) < 1e-6)
            visits[choice.pixel] += 1
        }
        // The golden ratio leaves no gap twice as long as necessary, and no cluster.
        #expect(visits.allSatisfy { (1...2 * rounds).contains($0) })
    }

    @Test("importances make up for the choice: their mean is 1 over every part of the picture")
    func unbiased() {
        let size = PixelSize(width: 31, height: 17)
        let sampler = sampler(size)
        for pixel in 0..<size.pixelCount { sampler.note(pixel % 31 < 8 ? 0.9 : 0.001, at: pixel) }
        for _ in 0..<8 { for pixel in 0..<size.pixelCount { sampler.note(pixel % 31 < 8 ? 0.9 : 0.001, at: pixel) } }
        sampler.refresh()
        let places = 200_000
        var (left, right, visitsLeft) = (0.0, 0.0, 0)
        for place in 0..<places {
            let choice = sampler.choice(at: place)
            if choice.pixel % 31 < 8 {
                left += Double(choice.importance)
                visitsLeft += 1
            } else {
                right += Double(choice.importance)
            }
        }
        #expect(abs(left / Double(places) - 8 / 31) < 1e-3)
        #expect(abs(right / Double(places) - 23 / 31) < 1e-3)
        #expect(visitsLeft > places / 2, "most looks go where the errors are")
    }

    @Test("no part is forgotten, whatever the errors say", arguments: [Float(1), 1e30, .infinity, .nan])
    func neverForgotten(error: Float) {
        let size = PixelSize(width: 20, height: 20)
        let sampler = sampler(size)
        for _ in 0..<60 {
            for pixel in 0..<size.pixelCount { sampler.note(pixel == 77 ? error : 0, at: pixel) }
        }
        sampler.refresh()
        var seen: Set<Int> = []
        for place in 0..<4 * 5 * size.pixelCount {
            let choice = sampler.choice(at: place)
            #expect(choice.importance.isFinite && choice.importance <= 5.001)
            seen.insert(choice.pixel)
        }
        #expect(seen.count == size.pixelCount)
    }

    @Test("nothing left to learn, and all pixels are alike again")
    func perfect() {
        let size = PixelSize(width: 4, height: 3)
        let sampler = ImportanceSampler(
            size: size, errors: [Float](repeating: 0, count: 12), source: RandomSource(seed: 1, stream: .samples))
        #expect((0..<100).allSatisfy { sampler.choice(at: $0).importance == 1 })
    }

    @Test("large pictures share an error between the pixels of a cell")
    func cells() {
        let size = PixelSize(width: 1201, height: 799)
        let count = ImportanceSampler.cellCount(of: size)
        #expect(count < 1 << 17)
        let sampler = sampler(size)
        for place in 0..<300_000 {
            let pixel = sampler.choice(at: place).pixel
            #expect(pixel >= 0 && pixel < size.pixelCount)
        }
        sampler.note(0, at: 0)
        #expect(sampler.errors.count == count && sampler.errors[0] == 0.5)
    }

    @Test("places and seeds decide, and the farthest place of the longest learning is within reach")
    func places() {
        let size = PixelSize(width: 100, height: 100)
        func pixels(_ seed: UInt64) -> [Int] {
            let sampler = sampler(size, seed: seed)
            return (0..<1_000).map { sampler.choice(at: $0).pixel }
        }
        #expect(pixels(1) == pixels(1))
        #expect(pixels(1) != pixels(2))
        let farthest = LearningSettings.batchSizes.upperBound * LearningSettings.stepCounts.upperBound - 1
        #expect((0..<10_000).contains(sampler(size).choice(at: farthest).pixel))
    }
}
