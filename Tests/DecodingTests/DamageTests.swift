// SPDX-License-Identifier: MIT
import Decoding
import Raster
import Testing

/// Files cut off or damaged at many places: refused, or at least survived.
@Suite struct DamageTests {
    @Test(
        "every beginning of a file is refused",
        arguments: [
            "png-grey2-key.png", "png-palette4-key-interlaced.png", "png-rgb8.png", "jpeg-1x1.jpg", "jpeg-420.jpg",
            "jpeg-progressive.jpg",
            "jpeg-restarts.jpg", "webp-lossy.webp", "webp-lossless-alpha.webp", "bmp-rgb.bmp", "bmp-palette.bmp",
            "tiff-rgb-raw.tif", "tiff-rgb-lzw.tif", "tiff-grey16-big.tif", "gif.gif",
        ])
    func beginnings(file: String) throws {
        let bytes = try Fixture.bytes(file)
        // The last byte of a GIF only says that no more frames follow.
        let needed = file == "gif.gif" ? bytes.count - 1 : bytes.count
        for count in stride(from: 0, to: needed, by: max(1, needed / 300)) + [needed - 1] {
            let error = #expect(throws: PictureReaderError.self, "the first \(count) of \(bytes.count) bytes") {
                try PictureReader.read(bytes: Array(bytes[..<count]), named: "cut")
            }
            switch error?.problem {
            case .empty, .unknownFormat, .truncated, .damaged, nil: break
            case let other?: Issue.record("\(count) bytes: \(other)")
            }
        }
    }

    @Test(
        "one changed byte of a PNG is noticed",
        arguments: ["png-grey8.png", "png-palette4-key.png", "png-exif-before.png"])
    func changedPNG(file: String) throws {
        let bytes = try Fixture.bytes(file)
        for index in bytes.indices {
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
            "tiff-premultiplied.tif", "gif-animated.gif", "gif-transparent.gif",
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
