// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

/// Compares with the results of Pillow's Lanczos filter for the same pictures in floating point.
@Suite struct ResizingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let from: PixelSize
        let to: PixelSize
        let expected: [Int]
        var testDescription: String { "\(from) to \(to)" }
    }

    static let cases = [
        Case(
            from: PixelSize(width: 13, height: 9), to: PixelSize(width: 5, height: 4),
            expected: [
                23380, 38168, 31377, 27592, 33448, 31293, 35995, 35986, 34121, 27824, 37230, 40467, 39890, 31735, 27146,
                32636, 34516, 28133, 35776, 38315,
            ]),
        Case(
            from: PixelSize(width: 5, height: 4), to: PixelSize(width: 9, height: 7),
            expected: [
                0, 261, 6358, 11359, 14754, 19164, 25583, 31700, 34432, 3933, 6120, 12499, 21772, 29838, 35239, 40791,
                47119, 50015, 19701, 22312, 28992, 37351, 44288, 49680, 55885, 62535, 65535, 42102, 49781, 56050, 41750,
                23516, 24264, 36467, 43100, 45732, 41503, 51677, 57904, 32910, 2743, 1385, 16615, 23393, 25908, 16529,
                22568, 29749, 25039, 17193, 20322, 30937, 38328, 41449, 0, 473, 8338, 20981, 32277, 39172, 45669, 53450,
                57032,
            ]),
        Case(
            from: PixelSize(width: 7, height: 3), to: PixelSize(width: 7, height: 6),
            expected: [
                0, 7274, 14203, 23640, 33078, 53620, 63058, 2882, 12486, 26172, 35776, 45380, 38712, 48316, 14212,
                24189, 42676, 52653, 62631, 15610, 25588, 32562, 43145, 36425, 47007, 57590, 11174, 21756, 43892, 54848,
                12202, 23158, 34114, 28798, 39754, 48938, 60060, 0, 7917, 19039, 41266, 52389,
            ]),
    ]

    /// Sums of 32-bit floats over at most 6 x 6 samples: an ulp of 65,536 is 1/128, so rounding may differ by one.
    @Test("as Pillow does it", arguments: cases)
    func matchesPillow(testCase: Case) {
        let resized = Pattern.grey(testCase.from.width, testCase.from.height, 3).resized(to: testCase.to)
        #expect(resized.size == testCase.to)
        let largest = zip(resized.samples, testCase.expected).map { abs(Int($0) - $1) }.max()
        #expect(largest ?? 9 <= 1)
    }

    @Test("the middle of a scaled picture is what cropping it leaves")
    func middle() {
        let picture = Pattern.rgb(23, 9, 5)
        for target in [PixelSize(width: 61, height: 30), PixelSize(width: 11, height: 4), picture.size] {
            let scaled = picture.resized(to: target)
            for middle in [target, PixelSize(width: 7, height: 3), PixelSize(width: target.width, height: 2)] {
                #expect(picture.resized(to: target, middle: middle) == scaled.cropped(to: middle))
            }
        }
    }

    @Test("scaling the middle of a panorama takes no memory for the rest of it")
    func panorama() {
        let picture = Picture(size: PixelSize(width: 40_000, height: 2), channels: .rgb, filledWith: [7, 8, 9])
        // The whole picture would take 55 GB.
        let middle = picture.resized(
            to: PixelSize(width: 9_600_000, height: 960), middle: PixelSize(width: 64, height: 32))
        #expect(middle == Picture(size: middle.size, channels: .rgb, filledWith: [7, 8, 9]))
    }

    @Test("one colour stays that colour", arguments: [(1, 1), (2, 5), (31, 17), (200, 3)])
    func flat(width: Int, height: Int) {
        let colour: [UInt16] = [1_234, 65_535, 0, 40_000]
        let flat = Picture(size: PixelSize(width: 20, height: 21), channels: .rgba, filledWith: colour)
        let resized = flat.resized(to: PixelSize(width: width, height: height))
        let largest = resized.samples.indices.map { abs(Int(resized.samples[$0]) - Int(colour[$0 % 4])) }.max()
        #expect(largest ?? 9 <= 1)
    }

    @Test func whatCannotBeSeenDoesNotBleed() {
        let size = PixelSize(width: 40, height: 8)
        let picture = Pattern.make(size, .rgba) { x, _, channel in
            x < 20 ? [255, 0, 0, 255][channel] : [0, 255, 0, 0][channel]
        }
        let small = picture.resized(to: PixelSize(width: 10, height: 2))
        for x in 0..<10 where small[x, 0].last ?? 0 > 0 {
            #expect(Array(small[x, 0].prefix(3)) == [65_535, 0, 0], "column \(x)")
        }
        #expect(small[0, 0].last == 65_535)
        #expect(small[9, 0].last == 0)
    }

    @Test func theSameSizeIsTheSamePicture() {
        let picture = Pattern.rgb(9, 5, 2)
        #expect(picture.resized(to: picture.size) == picture)
    }

    @Test func shrinkingKeepsTheMean() {
        let picture = Pattern.grey(64, 64, 5)
        let small = picture.resized(to: PixelSize(width: 8, height: 8))
        func mean(_ picture: Picture) -> Double {
            picture.samples.reduce(0) { $0 + Double($1) } / Double(picture.samples.count)
        }
        #expect(abs(mean(small) / mean(picture) - 1) < 0.01)
    }
}
