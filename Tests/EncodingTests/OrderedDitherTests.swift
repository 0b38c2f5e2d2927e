// SPDX-License-Identifier: MIT
import Raster
import Testing

@Suite struct OrderedDitherTests {
    static let all = [OrderedDither.blueNoise, .bayer, .none]

    @Test("eight-bit values stay what they are, whatever the place", arguments: [1, 3, 4], all.indices)
    func leavesEightBitAlone(channels: Int, index: Int) {
        let samples = (0..<256 * channels).map { UInt16($0 / channels) * 257 }
        for row in [0, 1, 31, 63, 64, 1000] {
            #expect(
                Self.round(samples, channels: channels, row: row, by: Self.all[index])
                    == samples.map { UInt8($0 / 257) })
        }
    }

    @Test(
        "over one repetition the mean is the value, at 8 and at 10 bits", arguments: [1, 100, 256, 257, 30000, 65534])
    func keepsTheMean(value: UInt16) {
        let samples = [UInt16](repeating: value, count: 64)
        var (eight, ten) = (0, 0)
        for row in 0..<64 {
            eight += Self.round(samples, channels: 1, row: row, by: .blueNoise).reduce(0) { $0 + Int($1) }
            ten += Self.roundToTenBits(samples, row: row, by: .blueNoise).reduce(0) { $0 + Int($1) }
        }
        #expect(abs(Double(eight) / 4096 - Double(value) / 257) < 1 / 256)
        #expect(abs(Double(ten) / 4096 - Double(value) * 1023 / 65535) < 1 / 256)
    }

    @Test("values are off by less than a step, and rounding alone by at most half")
    func isNear() {
        let samples = (0..<65536).map { UInt16($0) }
        for (index, dither) in Self.all.enumerated() {
            // Thresholds are odd multiples of 1/8192, so the middle one is 1/8192 too high.
            let bound = index == 2 ? 0.5 + 1 / 8192 : 1.0
            let rounded = Self.round(samples, channels: 1, row: 5, by: dither)
            let worst = zip(samples, rounded).map { abs(Double($0) / 257 - Double($1)) }.max() ?? 9
            #expect(worst <= bound)
            let words = Self.roundToTenBits(samples, row: 5, by: dither)
            let worstWord = zip(samples, words).map { abs(Double($0) * 1023 / 65535 - Double($1)) }.max() ?? 9
            #expect(worstWord <= bound)
        }
    }

    @Test("blue noise has each rank once, and is even: neighbours of a cell that is on are seldom on")
    func isBlue() {
        let thresholds = OrderedDither.blueNoise.thresholds
        #expect(Set(thresholds) == Set((0..<4096).map { Int32($0) * 2 + 1 }))
        // At an eighth of the cells chance would give 4096 / 8 / 8 * 2 = 128 neighbouring pairs.
        let isOn = thresholds.map { $0 < 1024 }
        let pairs = (0..<4096).reduce(0) { count, cell in
            let (right, below) = (cell / 64 * 64 + (cell + 1) % 64, (cell + 64) % 4096)
            return count + (isOn[cell] && isOn[right] ? 1 : 0) + (isOn[cell] && isOn[below] ? 1 : 0)
        }
        #expect(pairs < 8, "\(pairs)")
    }

    static func round(_ samples: [UInt16], channels: Int, row: Int, by dither: OrderedDither) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: samples.count)
        bytes.withUnsafeMutableBufferPointer { bytes in
            samples.withUnsafeBufferPointer { dither.round($0, channels: channels, row: row, into: bytes) }
        }
        return bytes
    }

    static func roundToTenBits(_ samples: [UInt16], row: Int, by dither: OrderedDither) -> [UInt16] {
        var words = [UInt16](repeating: 0, count: samples.count)
        words.withUnsafeMutableBufferPointer { words in
            samples.withUnsafeBufferPointer { dither.roundToTenBits($0, row: row, into: words) }
        }
        return words
    }
}
