// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

/// Compares with SciPy's figures for the same pictures: windows by `correlate1d`, and the mean over those inside.
@Suite struct PictureComparisonTests {
    struct Pair: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let first: Picture
        let second: Picture
        let psnr: Double
        let ssim: Double
    }

    static func shifted(_ picture: Picture, by amount: (_ x: Int) -> Int) -> Picture {
        let (values, channels) = (picture.eightBitSamples, picture.channels.count)
        return Pattern.make(picture.size, picture.channels) { x, y, channel in
            min(max(Int(values[(y * picture.size.width + x) * channels + channel]) + amount(x), 0), 255)
        }
    }

    static let pairs = [
        Pair(
            testDescription: "strangers", first: Pattern.grey(24, 19, 1), second: Pattern.grey(24, 19, 2),
            psnr: 8.615805169448343, ssim: -0.17667822466119895),
        Pair(
            testDescription: "a single window", first: Pattern.grey(11, 11, 3), second: Pattern.grey(11, 11, 4),
            psnr: 9.608983941089205, ssim: 0.03702598052458952),
        Pair(
            testDescription: "brighter", first: Pattern.grey(40, 12, 1),
            second: shifted(Pattern.grey(40, 12, 1)) { _ in 20 },
            psnr: 22.332991452580764, ssim: 0.9891968047591236),
        Pair(
            testDescription: "colour", first: Pattern.rgb(30, 22, 1), second: shifted(Pattern.rgb(30, 22, 1)) { -$0 },
            psnr: 23.861831657737156, ssim: 0.9910105532917534),
    ]

    @Test("stored numbers", arguments: pairs)
    func numbers(pair: Pair) throws {
        let comparison = try PictureComparison(pair.first, pair.second)
        #expect(abs(comparison.psnr - pair.psnr) < 1e-9)
        // Windows are summed in single precision: moments up to 2^14 leave variances 2^-8 off, beside C2 = 58.5 and more.
        #expect(abs(comparison.ssim - pair.ssim) < 1e-4)
    }

    @Test("equal pictures", arguments: [(1, 1), (3, 40), (10, 10), (64, 11)])
    func equal(width: Int, height: Int) throws {
        let picture = Pattern.rgb(width, height, 7)
        let comparison = try PictureComparison(picture, picture)
        #expect(comparison.psnr == .infinity)
        #expect(comparison.ssim == 1)
        #expect(comparison.largestDifference == 0)
        #expect(comparison.differingShare == 0)
    }

    @Test func differencesBelowEightBitsDoNotCount() throws {
        let size = PixelSize(width: 2, height: 2)
        let a = Picture(size: size, channels: .grey, filledWith: [2_570])
        var b = Picture(size: size, channels: .grey, filledWith: [2_600])
        #expect(try PictureComparison(a, b).psnr == .infinity)
        b.samples[3] = 2_570 + 3 * 257
        let comparison = try PictureComparison(a, b)
        #expect(comparison.largestDifference == 3)
        #expect(comparison.differingShare == 0.25)
        #expect(abs(comparison.psnr - 44.608_978_427_565_5) < 1e-9)
    }

    @Test func channelsMeet() throws {
        let grey = Pattern.grey(12, 12, 1)
        #expect(try PictureComparison(grey, grey.converted(to: .rgba)).psnr == .infinity)
        let clear = Picture(size: grey.size, channels: .rgba, filledWith: [0, 0, 0, 0])
        #expect(try PictureComparison(clear, clear.converted(to: .rgb)).largestDifference == 255)
    }

    @Test("a colour that is invisible does not count as a difference, and one that is half visible counts half")
    func hiddenColours() throws {
        let size = PixelSize(width: 2, height: 1)
        func picture(_ hidden: UInt8, _ half: UInt8) -> Picture {
            Picture(
                size: size, channels: .rgba, eightBitSamples: [hidden, hidden, hidden, 0, half, half, half, 128])
        }
        let same = try PictureComparison(picture(0, 9), picture(255, 9))
        #expect(same.largestDifference == 0 && same.differingShare == 0 && same.psnr == .infinity)
        let half = try PictureComparison(picture(0, 0), picture(255, 100))
        #expect(half.largestDifference == 50 && half.differingShare == 0.5)
        let shown = try Picture.difference(picture(0, 0), picture(255, 100), amplification: 1)
        #expect(shown.eightBitSamples == [0, 0, 0, 50, 50, 50])
        #expect(try Delta(picture(0, 9), minus: picture(255, 9)).largest == 0)
    }

    @Test func sizesMustBeEqual() {
        let (a, b) = (Pattern.grey(3, 4, 1), Pattern.grey(4, 3, 1))
        #expect(throws: PictureComparisonError.sizes(a.size, b.size)) { try PictureComparison(a, b) }
        #expect(throws: PictureComparisonError.sizes(a.size, b.size)) { try Picture.difference(a, b) }
        #expect(
            PictureComparisonError.sizes(a.size, b.size).description
                == "pictures of 3x4 and 4x3 cannot be compared; draw or resize one to the size of the other")
    }

    @Test func aDifferencePicture() throws {
        let size = PixelSize(width: 3, height: 1)
        let a = Picture(size: size, channels: .rgba, eightBitSamples: [9, 9, 9, 255, 10, 20, 30, 255, 0, 0, 0, 255])
        let b = Picture(size: size, channels: .rgba, eightBitSamples: [9, 9, 9, 255, 11, 18, 90, 255, 0, 0, 0, 250])
        let expected: [UInt8] = [0, 0, 0, 8, 16, 255, 40, 40, 40]
        #expect(try Picture.difference(a, b).eightBitSamples == expected)
        #expect(try Picture.difference(b, a, amplification: 1).eightBitSamples == [0, 0, 0, 1, 2, 60, 5, 5, 5])
    }
}
