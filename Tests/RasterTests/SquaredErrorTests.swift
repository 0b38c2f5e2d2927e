// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

@Suite struct SquaredErrorTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let channels: Channels
        /// Eight-bit samples of one pixel each.
        let first: [UInt8]
        let second: [UInt8]
        let sum: Int

        static let all = [
            Pair(testDescription: "equal", channels: .rgb, first: [1, 2, 3], second: [1, 2, 3], sum: 0),
            Pair(testDescription: "grey", channels: .grey, first: [0], second: [255], sum: 65_025),
            Pair(testDescription: "colour", channels: .rgb, first: [1, 2, 3], second: [4, 2, 1], sum: 9 + 4),
            Pair(
                testDescription: "opaque", channels: .rgba, first: [1, 2, 3, 255], second: [4, 2, 1, 255], sum: 9 + 4),
            Pair(
                testDescription: "nobody sees the colour of a clear pixel", channels: .rgba, first: [255, 0, 9, 0],
                second: [0, 77, 200, 0], sum: 0),
            Pair(
                testDescription: "half-clear colours count half", channels: .rgba, first: [255, 0, 0, 51],
                second: [0, 0, 255, 51], sum: 2 * 51 * 51),
            Pair(
                testDescription: "clear against opaque", channels: .rgba, first: [200, 100, 50, 0],
                second: [200, 100, 50, 255], sum: 200 * 200 + 100 * 100 + 50 * 50 + 255 * 255),
        ]
    }

    @Test("sums of a pixel", arguments: Pair.all)
    func sums(pair: Pair) {
        let size = PixelSize(width: 1, height: 1)
        func picture(_ samples: [UInt8]) -> Picture {
            Picture(size: size, channels: pair.channels, eightBitSamples: samples)
        }
        let error = SquaredError(picture(pair.first), picture(pair.second))
        #expect(error.sum == pair.sum)
        #expect(error.sampleCount == pair.channels.count)
        #expect(SquaredError(picture(pair.second), picture(pair.first)).sum == pair.sum)
    }

    @Test("differences below eight bits do not count")
    func sixteenBits() {
        let size = PixelSize(width: 2, height: 1)
        let a = Picture(size: size, channels: .grey, samples: [257 * 7, 257 * 9 + 128])
        let b = Picture(size: size, channels: .grey, samples: [257 * 7 + 128, 257 * 9 - 128])
        #expect(SquaredError(a, b).sum == 0)
        let c = Picture(size: size, channels: .grey, samples: [257 * 7 + 129, 257 * 9 - 129])
        #expect(SquaredError(a, c).sum == 2)
    }

    @Test("parts add up to the whole, in any order", arguments: Channels.allCases)
    func parts(channels: Channels) {
        let size = PixelSize(width: 13, height: 11)
        let a = Pattern.make(size, channels) { x, y, channel in (17 * x + 31 * y + channel) % 256 }
        let b = Pattern.make(size, channels) { x, y, channel in (x * y + 90 * channel) % 256 }
        let whole = SquaredError(a, b)
        #expect(whole.sum > 0)
        for cuts in [[0, 1, 11], [0, 4, 5, 9, 11], [0, 11]] {
            var total = SquaredError()
            for (start, end) in zip(cuts, cuts.dropFirst()).reversed() {
                let stride = size.width * channels.count
                let part = Picture(
                    size: PixelSize(width: size.width, height: end - start), channels: channels,
                    samples: Array(a.samples[start * stride..<end * stride]))
                total += SquaredError(part, rows: start..<end, of: b)
            }
            #expect(total == whole)
        }
    }

    @Test("decibels")
    func decibels() {
        #expect(SquaredError().psnr == .infinity)
        let size = PixelSize(width: 4, height: 5)
        let black = Picture(size: size, channels: .rgb, filledWith: [0, 0, 0])
        #expect(SquaredError(black, black).psnr == .infinity)
        let white = Picture(size: size, channels: .rgb, filledWith: [65_535, 65_535, 65_535])
        #expect(SquaredError(black, white).psnr == 0)
        let dark = Picture(size: size, channels: .rgb, eightBitSamples: [UInt8](repeating: 1, count: 60))
        // 20 log10 255.
        #expect(abs(SquaredError(black, dark).psnr - 48.130_803_608_679_1) < 1e-9)
    }
}
