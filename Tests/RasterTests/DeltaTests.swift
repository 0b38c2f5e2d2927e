// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

@Suite struct DeltaTests {
    private static let size = PixelSize(width: 3, height: 1)

    /// Three pixels whose colours are the given grey levels, plus a blue of their own.
    private static func picture(_ greys: [UInt8], blue: UInt8? = nil) -> Picture {
        Picture(size: size, channels: .rgb, eightBitSamples: greys.flatMap { [$0, $0, blue ?? $0] })
    }

    @Test("equal is neutral, above is orange, below is blue")
    func hues() throws {
        let delta = try Delta(Self.picture([100, 151, 49]), minus: Self.picture([100, 100, 100]))
        #expect(abs(delta.largest - 51.0 / 255) < 1e-6)
        let drawn = delta.picture(amplification: 1 / delta.largest)
        let pixels = (0..<3).map { Array(drawn[$0, 0]) }
        let spread = pixels[0].max().map { Int($0) - Int(pixels[0].min() ?? 0) } ?? 0
        #expect(spread <= 3 * 257 && pixels[0][0] > 60000, "neutral: \(pixels[0])")
        #expect(pixels[1][0] > pixels[1][2] && pixels[2][2] > pixels[2][0], "\(pixels)")
        let negated = delta.picture(amplification: -1 / delta.largest)
        #expect(Array(negated[1, 0]) == pixels[2] && Array(negated[2, 0]) == pixels[1])
    }

    @Test("a channel alone, and all of them around grey")
    func channels() throws {
        let (a, b) = (Self.picture([100, 100, 100], blue: 110), Self.picture([100, 100, 100], blue: 100))
        #expect(try Delta(a, minus: b, channel: .red).largest == 0)
        #expect(abs(try Delta(a, minus: b, channel: .blue).largest - 10.0 / 255) < 1e-6)
        #expect(abs(try Delta(a, minus: b).largest - 0.114 * 10 / 255) < 1e-6)
        let each = try Delta(a, minus: b, channel: .each).picture(amplification: 255 / 10)
        #expect(Array(each[0, 0]) == [32767, 32767, 65535])
    }

    @Test("pictures of different sizes are refused")
    func sizes() {
        let other = Picture(size: PixelSize(width: 1, height: 1), channels: .grey, filledWith: [0])
        #expect(throws: PictureComparisonError.self) { try Delta(Self.picture([1, 2, 3]), minus: other) }
    }

    @Test("a pasted picture can be cut out again")
    func pasting() {
        let inner = Pattern.rgb(5, 3, 1)
        var sheet = Picture(size: PixelSize(width: 9, height: 7), channels: .rgb, filledWith: [1, 2, 3])
        sheet.paste(inner, x: 2, y: 2)
        #expect(sheet.cropped(to: inner.size) == inner)
        #expect(Array(sheet[1, 2]) == [1, 2, 3] && Array(sheet[7, 4]) == [1, 2, 3])
        #expect(inner.cropped(to: inner.size) == inner)
    }
}
