// SPDX-License-Identifier: MIT
import Basics
import Networks
import Testing

@Suite struct RandomSourceTests {
    struct Golden: Sendable, CustomTestStringConvertible {
        let seed: UInt64
        let stream: RandomSource.Stream
        let substream: UInt64
        let index: UInt64
        let bits: UInt64

        var testDescription: String { "seed \(seed), \(stream) \(substream), number \(index)" }

        /// From another implementation of SplitMix64. These never change: all learned pictures rest on them.
        static let all = [
            Golden(seed: 0, stream: .frequencies, substream: 0, index: 0, bits: 0xd100_827a_a323_c935),
            Golden(seed: 0, stream: .frequencies, substream: 0, index: 1, bits: 0xeec8_2ce9_38dd_9bcc),
            Golden(seed: 99, stream: .frequencies, substream: 0, index: 127, bits: 0x2cf7_69cd_025e_260c),
            Golden(seed: 7, stream: .initialWeights, substream: 3, index: 1_000, bits: 0xe57d_aeb9_b1a1_f5b4),
            Golden(seed: .max, stream: .samples, substream: 0, index: .max, bits: 0xc6fe_865e_d498_e0fc),
            Golden(seed: 1, stream: .initialBiases, substream: .max, index: 1 << 63, bits: 0x85e0_f5fe_4da6_7688),
        ]
    }

    @Test("seeds keep their meaning", arguments: Golden.all)
    func golden(row: Golden) {
        let source = RandomSource(seed: row.seed, stream: row.stream, substream: row.substream)
        #expect(source.bits(at: row.index) == row.bits)
    }

    @Test("numbers of each kind keep their meaning")
    func goldenNumbers() {
        let weights = RandomSource(seed: 5, stream: .initialWeights)
        #expect(
            (0..<3).map { weights.normal(at: $0) } == [0.5439603966115243, 0.5988861205733761, 0.33600382023180364])
        #expect(
            (0..<3).map { weights.uniform(at: $0) } == [0.9205061071413229, 0.9632229845363218, 0.04301135208796947])
        let samples = RandomSource(seed: 5, stream: .samples)
        #expect(
            (0..<8).map { samples.integer(below: 1_000, at: $0) } == [620, 210, 605, 610, 214, 361, 931, 201])
    }

    @Test("frequencies keep their meaning")
    func frequencies() {
        let expected: [Float] = [
            -0.1445227861404419, -0.4003973603248596, -0.3228483498096466, 1.567419171333313, 1.0984457731246948,
            -0.6518372893333435, 0.670011043548584, -1.6811132431030273,
        ]
        #expect(InputEncoding.fourier(count: 4, sigma: 1.2, seed: 99).frequencies == expected)
        // More frequencies begin with the same ones.
        #expect(InputEncoding.fourier(count: 64, sigma: 1.2, seed: 99).frequencies.prefix(8) == expected[...])
        #expect(InputEncoding.fourier(count: 4, sigma: 1.2, seed: 98).frequencies != expected)
        #expect(InputEncoding.none.frequencies.isEmpty)
    }

    @Test("numbers are spread as promised", arguments: [0, 1, .max] as [UInt64])
    func statistics(seed: UInt64) {
        let source = RandomSource(seed: seed, stream: .samples)
        let count = 50_000
        let indices = 0..<UInt64(count)
        let uniform = indices.map { source.uniform(at: $0) }
        #expect(uniform.allSatisfy { (0..<1).contains($0) })
        // Means and deviations of 50,000 numbers, to five standard errors.
        let mean = uniform.reduce(0, +) / Double(count)
        #expect(abs(mean - 0.5) < 5 * 0.2887 / Double(count).squareRoot())
        let normal = indices.map { source.normal(at: $0) }
        #expect(normal.allSatisfy { abs($0) <= 6 })
        let sum = normal.reduce(0, +)
        #expect(abs(sum / Double(count)) < 5 / Double(count).squareRoot())
        let variance = normal.reduce(0) { $0 + $1 * $1 } / Double(count)
        #expect(abs(variance - 1) < 5 * (2 / Double(count)).squareRoot())
        var bins = [Int](repeating: 0, count: 7)
        for index in indices { bins[source.integer(below: 7, at: index)] += 1 }
        // Chi squared of six degrees of freedom: above 30 once in 25,000 seeds.
        let expected = Double(count) / 7
        #expect(bins.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected } < 30)
    }

    @Test("integers reach from 0 to below their bound", arguments: [1, 2, 3, 1_000, .max])
    func integers(bound: Int) {
        let source = RandomSource(seed: 3, stream: .samples)
        let numbers = (0..<2_000).map { source.integer(below: bound, at: $0) }
        #expect(numbers.allSatisfy { (0..<bound).contains($0) })
        if bound <= 3 { #expect(Set(numbers) == Set(0..<bound)) }
    }

    @Test("seeds, streams and substreams do not meet")
    func apart() {
        var seen: Set<UInt64> = []
        var count = 0
        for seed in [0, 1, 2, .max] as [UInt64] {
            for stream in [RandomSource.Stream.frequencies, .initialWeights, .initialBiases, .samples] {
                for substream in 0..<4 as Range<UInt64> {
                    let source = RandomSource(seed: seed, stream: stream, substream: substream)
                    for index in 0..<200 as Range<UInt64> { seen.insert(source.bits(at: index)) }
                    count += 200
                }
            }
        }
        #expect(seen.count == count)
    }
}
