// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Raster
import Storage
import TestSupport
import Testing

/// Files that are not pictures, or not whole ones: each is refused by an error of its own.
@Suite struct BrokenFileTests {
    typealias Problem = PictureReaderError.Problem

    struct Content: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: [UInt8]
        let problem: Problem
        var testDescription: String { name }

        init(_ name: String, _ bytes: [UInt8], _ problem: Problem) {
            self.name = name
            self.bytes = bytes
            self.problem = problem
        }

        init(_ name: String, _ text: String, _ problem: Problem) { self.init(name, Array(text.utf8), problem) }
    }

    static let contents = [
        Content("empty.png", [], .empty),
        Content("text.png", "# not a picture\n", .unknownFormat(content: "text")),
        Content("umlaut.jpg", "Bärlauch", .unknownFormat(content: "text")),
        Content("BMW.bmp", "BM is not enough, even with more text after it.", .unknownFormat(content: "text")),
        Content("paper.png", "%PDF-1.7", .unknownFormat(content: "a PDF")),
        Content("photo.jpg", "\0\0\0\u{18}ftypheic", .damaged(.heic, detail: "Invalid input: No 'ftyp' box")),
        Content("film.png", "\0\0\0\u{18}ftypisom", .unknownFormat(content: "an MP4 film")),
        Content("pointer.png", "version https://git-lfs.github.com/spec/v1\n", .lfsPointer),
        Content("list.m3u8", "#EXTM3U\nfile:///etc/passwd", .unknownFormat(content: "text")),
        Content(
            "noise", [1, 2, 3, 250, 0, 0, 0, 0, 9],
            .unknownFormat(content: "data of some other kind (its first bytes are 01 02 03 fa 00 00 00 00)")),
        Content(
            "bomb.png", bomb(width: 65_536, height: 65_536), .tooLarge(width: 65_536, height: 65_536, limits: .standard)
        ),
        Content("wide.png", bomb(width: 1 << 30, height: 1), .tooLarge(width: 1 << 30, height: 1, limits: .standard)),
        Content(
            "even.png", bomb(width: 10_001, height: 10_000), .tooLarge(width: 10_001, height: 10_000, limits: .standard)
        ),
        Content("none.png", bomb(width: 0, height: 7), .damaged(.png, detail: "Invalid IHDR data")),
        // libpng would ask for the two gigabytes that this chunk declares.
        Content(
            "metadata.png", bomb(width: 8, height: 8).prefix(33) + [0x7F, 0xFF, 0xFF, 0xFF] + Array("eXIfMM".utf8),
            .truncated(.png)),
        Content("short.gif", "GIF89a", .truncated(.gif)),
        Content(
            "bomb.gif",
            Array("GIF89a".utf8) + [255, 255, 255, 255, 0, 0, 0] + [0x2C] + [UInt8](repeating: 0, count: 9) + [2, 0],
            .tooLarge(width: 65_535, height: 65_535, limits: .standard)),
        Content(
            "flat.gif",
            Array("GIF89a".utf8) + [61, 0, 0, 0, 0, 0, 0] + [0x2C, 0, 0, 0, 0, 61, 0, 0, 0, 0, 2, 0, 0x3B],
            .damaged(.gif, detail: "61x0 pixels")),
        Content("end.gif", Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x3B], .damaged(.gif, detail: "no frame")),
        Content(
            "endless.bmp", bmp(width: 0x7FFF_FFFF, height: 0x8000_0000, bits: 24),
            .tooLarge(width: 0x7FFF_FFFF, height: 0x8000_0000, limits: .standard)),
        Content(
            "deep.bmp", bmp(width: 4, height: 4, bits: 0xFFFF),
            .unsupported(kind: "a BMP of 65535 bits a pixel with compression 0")),
        Content("cut.bmp", bmp(width: 4, height: 4, bits: 24), .truncated(.bmp)),
        Content("flat.bmp", bmp(width: 4, height: 0, bits: 24), .damaged(.bmp, detail: "4x0 pixels")),
        Content(
            "deep.jpg", jpeg(precision: 12),
            .unsupported(kind: "a JPEG of a rare kind (Unsupported JPEG data precision 12)")),
        Content("large.jpg", jpeg(side: 0xFFFF), .tooLarge(width: 65_535, height: 65_535, limits: .standard)),
        Content("nothing.jpg", [0xFF, 0xD8, 0xFF, 0xD9], .damaged(.jpeg, detail: "JPEG datastream contains no image")),
    ]

    @Test("content that is not a picture", arguments: contents)
    func content(content: Content) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(content.bytes, as: content.name)
        #expect(throws: PictureReaderError(path, content.problem)) { try PictureReader.read(path) }
    }

    struct Rarity: Sendable {
        let file: String
        let kind: String
    }

    @Test(
        "kinds of TIFF that would come out wrong",
        arguments: [
            Rarity(file: "rare-tiff-float.tif", kind: "a TIFF of samples that are not whole positive numbers")
        ])
    func rareTIFF(rarity: Rarity) {
        let path = Fixture.folder.appending(rarity.file)
        #expect(throws: PictureReaderError(path, .unsupported(kind: rarity.kind))) { try PictureReader.read(path) }
    }

    @Test func whatIsNoFile() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path.appending("nowhere.png")
        #expect(throws: PictureReaderError(missing, .missing)) { try PictureReader.read(missing) }
        let within = try folder.write([], as: "file").appending("x.png")
        #expect(throws: PictureReaderError(within, .missing)) { try PictureReader.read(within) }
        #expect(throws: PictureReaderError(folder.path, .notAFile(kind: "a folder"))) {
            try PictureReader.read(folder.path)
        }
        let pipe = folder.path.appending("pipe.png")
        try #require(mkfifo(pipe.string, 0o600) == 0)
        #expect(throws: PictureReaderError(pipe, .notAFile(kind: "a named pipe"))) { try PictureReader.read(pipe) }
        #expect(throws: PictureReaderError("/dev/null", .notAFile(kind: "a device"))) {
            try PictureReader.read("/dev/null")
        }
        let loop = folder.path.appending("loop.png")
        try #require(symlink("loop.png", loop.string) == 0)
        #expect(throws: PictureReaderError(loop, .unreadable(.tooManySymbolicLinkLevels))) {
            try PictureReader.read(loop)
        }
    }

    @Test func limitsAreTheCallers() throws {
        let path = Fixture.folder.appending("jpeg-420.jpg")
        let small = PictureLimits(pixels: 61 * 43 - 1)
        #expect(throws: PictureReaderError(path, .tooLarge(width: 61, height: 43, limits: small))) {
            try PictureReader.read(path, limits: small)
        }
        let short = PictureLimits(fileBytes: 100)
        let error = #expect(throws: PictureReaderError.self) { try PictureReader.read(path, limits: short) }
        guard case .fileTooLarge(_, limit: 100) = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try PictureReader.read(path, limits: PictureLimits(pixels: 61 * 43, side: 61)).size.width == 61)
    }

    @Test func sentences() {
        let problems: [(Problem, String)] = [
            (.missing, "img/a.png does not exist; check the name"),
            (.empty, "img/a.png is empty: it has no bytes at all; copy it again from its source"),
            (
                .unknownFormat(content: "text"),
                "img/a.png is not a picture that can be read: it looks like text; PNG, JPEG, WebP, HEIC, AVIF, JPEG XL, TIFF, BMP and GIF can"
            ),
            (
                .truncated(.png),
                "img/a.png is cut off: the PNG ends before its picture does; copy it again from its source"
            ),
            (
                .tooLarge(width: 70_000, height: 2, limits: .standard),
                "img/a.png declares 70000x2 pixels; the limits are 100000000 pixels and 65535 a side"
            ),
        ]
        for (problem, sentence) in problems {
            #expect(PictureReaderError("img/a.png", problem).description == sentence)
        }
    }

    /// A PNG that declares a size and has next to no data.
    static func bomb(width: UInt32, height: UInt32) -> [UInt8] {
        func bigEndian(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
            let content = Array(name.utf8) + data
            return bigEndian(UInt32(data.count)) + content + bigEndian(CRC.of(content))
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0]) + chunk("IDAT", [0x78, 0x9C])
    }

    /// A BMP that consists of its headers only.
    static func bmp(width: UInt32, height: UInt32, bits: UInt16) -> [UInt8] {
        func littleEndian(_ value: UInt32) -> [UInt8] { [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let start = Array("BM".utf8) + littleEndian(54) + littleEndian(0) + littleEndian(54) + littleEndian(40)
        let sides = littleEndian(width) + littleEndian(height)
        return start + sides + [1, 0, UInt8(bits & 0xFF), UInt8(bits >> 8)] + [UInt8](repeating: 0, count: 24)
    }

    /// A JPEG with little more than its headers.
    static func jpeg(frame: UInt8 = 0xC0, precision: UInt8 = 8, side: Int = 8) -> [UInt8] {
        let sides = [UInt8(side >> 8), UInt8(side & 0xFF)]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
        return [0xFF, 0xD8, 0xFF, frame, 0, 11, precision] + sides + sides + [1, 1, 0x11, 0] + scan + [0xFF, 0xD9]
    }
}
