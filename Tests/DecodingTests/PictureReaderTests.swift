// SPDX-License-Identifier: MIT
import Decoding
import Raster
import Testing

/// Every fixture against what went into it, or what Pillow makes of it.
@Suite struct PictureReaderTests {
    @Test("lossless files come back exactly", arguments: ["png", "bmp", "tiff", "gif", "webp-lossless", "webp-orientation"].flatMap(Fixture.all))
    func lossless(fixture: Fixture) throws {
        let picture = try PictureReader.read(fixture.path)
        #expect(picture.size == fixture.expected.size)
        #expect(picture.channels == fixture.expected.channels)
        #expect(picture == fixture.expected, "\(differences(picture, fixture.expected))")
    }

    @Test("lossy files are within 2/255 of Pillow", arguments: ["jpeg", "webp-lossy"].flatMap(Fixture.all))
    func lossy(fixture: Fixture) throws {
        let picture = try PictureReader.read(fixture.path)
        try #require(picture.size == fixture.expected.size)
        try #require(picture.channels == fixture.expected.channels)
        let largest = zip(picture.eightBitSamples, fixture.expected.eightBitSamples)
            .map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(largest <= (fixture.name.hasPrefix("jpeg") ? 0 : 2), "\(differences(picture, fixture.expected))")
    }

    /// The number of samples that differ, the largest difference and the first pixel with one.
    private func differences(_ a: Picture, _ b: Picture) -> String {
        guard a.size == b.size, a.channels == b.channels else { return "\(a.size) \(a.channels), \(b.size) \(b.channels)" }
        let all = zip(a.samples, b.samples).map { abs(Int($0) - Int($1)) }
        let first = (all.firstIndex { $0 > 0 } ?? 0) / a.channels.count
        let (x, y) = (first % a.size.width, first / a.size.width)
        return "\(all.count { $0 > 0 }) of \(all.count), \(all.max() ?? 0), \((x, y)): \(a[x, y]) and \(b[x, y])"
    }
}
