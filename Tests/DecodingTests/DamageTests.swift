// SPDX-License-Identifier: MIT
import Decoding
import Raster
import Testing

/// Files cut off or damaged at many places: refused, or at least survived.
@Suite struct DamageTests {
    struct Whole: CustomTestStringConvertible, Sendable {
        let file: String
        /// Bytes at its end that do not affect the picture: end markers, and padding of the last row or directory.
        var spare = 0
        var testDescription: String { file }

        static let all = [
            Whole(file: "png-grey2-key.png", spare: 12), Whole(file: "png-palette4-key-interlaced.png", spare: 12),
            Whole(file: "png-rgb8.png", spare: 12),
            Whole(file: "jpeg-1x1.jpg", spare: 2), Whole(file: "jpeg-420.jpg", spare: 2),
            Whole(file: "jpeg-progressive.jpg", spare: 2), Whole(file: "jpeg-restarts.jpg", spare: 2),
            Whole(file: "webp-lossy.webp"), Whole(file: "webp-lossless-alpha.webp"),
            Whole(file: "bmp-rgb.bmp", spare: 1),
            Whole(file: "bmp-palette.bmp", spare: 3), Whole(file: "tiff-rgb-raw.tif"), Whole(file: "tiff-rgb-lzw.tif"),
            Whole(file: "tiff-grey16-big.tif", spare: 4), Whole(file: "gif.gif", spare: 1),
            Whole(file: "colour-heic-p3.heic"), Whole(file: "colour-avif-p3.avif"), Whole(file: "colour-jxl-p3.jxl"),
        ]
    }

    @Test("every beginning of a file is refused", arguments: Whole.all)
    func beginnings(whole: Whole) throws {
        let bytes = try Fixture.bytes(whole.file)
        let needed = bytes.count - whole.spare
        for count in Array(stride(from: 0, to: needed, by: max(1, needed / 100))) + [needed - 1] {
            let error = #expect(throws: PictureReaderError.self, "the first \(count) of \(bytes.count) bytes") {
                try PictureReader.read(bytes: Array(bytes[..<count]), named: "cut")
            }
            switch error?.problem {
            case .empty, .unknownFormat, .truncated, .damaged, nil: break
            case let other?: Issue.record("\(count) bytes: \(other)")
            }
        }
    }

    @Test("a picture that is all there is read without its end marker", arguments: Whole.all.filter { $0.spare > 0 })
    func endMarkers(whole: Whole) throws {
        let bytes = try Fixture.bytes(whole.file)
        let picture = try PictureReader.read(bytes: bytes, named: "whole")
        for count in bytes.count - whole.spare..<bytes.count {
            #expect(try PictureReader.read(bytes: Array(bytes[..<count]), named: "cut") == picture, "\(count) bytes")
        }
    }

    @Test("a progressive JPEG of too many passes is refused before they are made")
    func passes() throws {
        var bytes = try Fixture.bytes("jpeg-progressive.jpg")
        // The first scan, which holds the means of all blocks, is repeated.
        let starts = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
        let scan = Array(bytes[starts[0]..<starts[1]])
        bytes.removeLast(2)
        for _ in 0..<1001 { bytes += scan }
        bytes += [0xFF, 0xD9]
        let error = #expect(throws: PictureReaderError.self) { try PictureReader.read(bytes: bytes, named: "many") }
        #expect(error?.problem == .unsupported(kind: "a JPEG of too many passes for its size"))
    }

    @Test("a JPEG that lacks the scans of a colour is refused, as no data is made up")
    func missingColour() throws {
        let bytes = try Fixture.bytes("jpeg-progressive.jpg")
        let scans = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
        #expect(scans.count == 10)
        // The first scan alone has all colours, coarsely; without an end marker the rest is missing.
        let error = #expect(throws: PictureReaderError.self) {
            try PictureReader.read(bytes: Array(bytes[..<scans[9]]), named: "cut")
        }
        #expect(error?.problem == .truncated(.jpeg))
    }

    @Test(
        "one changed byte of a PNG is noticed",
        arguments: ["png-grey8.png", "png-palette4-key.png", "png-exif-before.png"])
    func changedPNG(file: String) throws {
        let bytes = try Fixture.bytes(file)
        // Its last 12 bytes only mark its end.
        for index in bytes.indices.dropLast(12) {
            var changed = bytes
            changed[index] ^= 0x10
            #expect(throws: PictureReaderError.self, "byte \(index)") {
                try PictureReader.read(bytes: changed, named: "changed")
            }
        }
    }

    @Test(
        "random damage is survived",
        arguments: [
            "jpeg-420.jpg", "jpeg-progressive.jpg", "jpeg-cmyk.jpg", "jpeg-orientation-6.jpg", "webp-lossy-alpha.webp",
            "webp-lossless.webp", "bmp-alpha.bmp", "bmp-two.bmp", "tiff-rgb-lzw.tif", "tiff-rgba.tif", "tiff-fax.tif",
            "tiff-premultiplied.tif", "gif-animated.gif", "gif-transparent.gif", "colour-heic-p3.heic",
            "colour-avif-p3.avif", "jxl-alpha.jxl", "colour-jpeg-cmyk.jpg", "colour-tiff-lab.tif", "colour-p3.png",
        ])
    func randomDamage(file: String) throws {
        let bytes = try Fixture.bytes(file)
        let limits = PictureLimits(pixels: 1 << 20)
        var dice = SplitMix(seed: 20)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                // Headers are where most can go wrong.
                let range = Bool.random(using: &dice) ? 0..<min(200, bytes.count) : bytes.indices
                damaged[Int.random(in: range, using: &dice)] = UInt8.random(in: .min ... .max, using: &dice)
            }
            do {
                let picture = try PictureReader.read(bytes: damaged, named: "damaged", limits: limits)
                #expect(picture.size.pixelCount <= limits.pixels)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    /// Steele, Lea and Flood: Fast splittable pseudorandom number generators (2014).
    struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}
