// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Raster
import Testing

/// Compares every fixture with the picture it was made from, or with Pillow's reading of it.
@Suite struct PictureReaderTests {
    static let losslessPrefixes = ["png", "bmp", "tiff", "gif", "webp-lossless", "webp-orientation"]

    @Test("lossless files come back exactly", arguments: losslessPrefixes.flatMap(Fixture.all))
    func lossless(fixture: Fixture) throws {
        let picture = try PictureReader.read(fixture.path)
        #expect(picture.size == fixture.expected.size)
        #expect(picture.channels == fixture.expected.channels)
        #expect(picture == fixture.expected, "\(Self.differences(picture, fixture.expected))")
    }

    /// Two decoders may round their transforms differently by 1, in luma and in chroma; chroma's 1 becomes at most 1.8 in
    /// RGB (2.02 in WebP's range), and rounding to 8 bits adds less than one more.
    @Test(
        "lossy and converted files are as Pillow decodes them",
        arguments: ["jpeg", "webp-lossy", "converted"].flatMap(Fixture.all))
    func lossy(fixture: Fixture) throws {
        let picture = try PictureReader.read(fixture.path)
        try #require(picture.size == fixture.expected.size)
        try #require(picture.channels == fixture.expected.channels)
        let differences = zip(picture.eightBitSamples, fixture.expected.eightBitSamples).map { abs(Int($0) - Int($1)) }
        #expect(differences.max() ?? 0 <= 3, "\(Self.differences(picture, fixture.expected))")
        let mean = Double(differences.reduce(0, +)) / Double(differences.count)
        #expect(mean < (fixture.name.contains("cmyk") ? 1 : 0.4))
    }

    /// Two decoders' last bits, and the converter's: sRGB is steep where it is dark, so that 1 in P3 may become some more.
    @Test(
        "what a file says of its colours is followed",
        arguments: ["colour", "heic", "avif", "jxl"].flatMap(Fixture.all))
    func colour(fixture: Fixture) throws {
        let picture = try PictureReader.read(fixture.path)
        try #require(picture.size == fixture.expected.size)
        try #require(picture.channels == fixture.expected.channels)
        let differences = zip(picture.eightBitSamples, fixture.expected.eightBitSamples).map { abs(Int($0) - Int($1)) }
        let isLossyElsewhere = fixture.name.contains("avif") || fixture.name.contains("lossy")
        #expect(differences.max() ?? 0 <= (isLossyElsewhere ? 10 : 1), "\(Self.differences(picture, fixture.expected))")
        #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 0.6)
    }

    @Test(
        "a profile that is sRGB in other words changes no bit", arguments: ["colour-standard.png", "colour-wrong.png"])
    func standardProfile(file: String) throws {
        let picture = try PictureReader.read(Fixture.folder.appending(file))
        #expect(picture == picture.roundedToEightBits)
    }

    struct Range: Sendable {
        let file: String
        let kind: String
    }

    @Test(
        "high dynamic range is refused",
        arguments: [
            Range(file: "refused-pq.png", kind: "a PNG of high dynamic range (PQ)"),
            Range(file: "refused-hlg.jpg", kind: "a JPEG of high dynamic range (HLG)"),
            Range(file: "refused-pq.avif", kind: "an AVIF of high dynamic range (PQ)"),
        ])
    func highDynamicRange(range: Range) {
        let path = Fixture.folder.appending(range.file)
        #expect(throws: PictureReaderError(path, .unsupported(kind: range.kind))) { try PictureReader.read(path) }
    }

    @Test func thereAreFixturesOfEveryFormat() {
        let counts = ["png", "jpeg", "webp", "bmp", "tiff", "gif", "colour", "heic", "avif", "jxl"]
            .map { Fixture.all($0).count }
        #expect(counts == [59, 20, 6, 6, 18, 4, 22, 1, 1, 1])
    }

    @Test func ofAnAnimatedWebPTheFirstFrameIsRead() throws {
        let picture = try PictureReader.read(Fixture.folder.appending("webp-animated.webp"))
        #expect(picture.size == PixelSize(width: 61, height: 43))
        #expect(picture.channels == .rgb)
    }

    @Test("bytes are read as files are", arguments: ["jpeg-420.jpg", "png-rgb8.png", "gif-animated.gif"])
    func bytes(file: String) throws {
        let fromBytes = try PictureReader.read(bytes: Fixture.bytes(file), named: "x")
        #expect(try fromBytes == PictureReader.read(Fixture.folder.appending(file)))
    }

    /// The number of samples that differ, the largest difference and the first pixel with one.
    static func differences(_ a: Picture, _ b: Picture) -> String {
        guard a.size == b.size, a.channels == b.channels else { return "\(a), \(b)" }
        let all = zip(a.samples, b.samples).map { abs(Int($0) - Int($1)) }
        let first = (all.firstIndex { $0 > 0 } ?? 0) / a.channels.count
        let (x, y) = (first % a.size.width, first / a.size.width)
        return "\(all.count { $0 > 0 }) of \(all.count), \(all.max() ?? 0), \((x, y)): \(a[x, y]) and \(b[x, y])"
    }
}
