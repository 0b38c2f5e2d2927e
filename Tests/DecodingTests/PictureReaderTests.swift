// SPDX-License-Identifier: MIT
import Decoding
import Raster
import Testing

/// Every fixture against what went into it, or what Pillow makes of it.
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

    @Test func thereAreFixturesOfEveryFormat() {
        let counts = ["png", "jpeg", "webp", "bmp", "tiff", "gif"].map { Fixture.all($0).count }
        #expect(counts == [59, 20, 6, 6, 18, 4])
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
