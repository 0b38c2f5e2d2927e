// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Foundation
import Raster
import Testing
import TestSupport

@Suite struct PNGReaderTests {
    struct Bands: CustomTestStringConvertible, Sendable {
        let file: String
        let height: Int
        var testDescription: String { "\(file) in bands of \(height)" }

        static let all = ["png-grey1", "png-rgb16", "png-palette4-key", "png-rgba8", "png-rgb8-interlaced"].flatMap {
            file in
            [1, 2, 5, 16, 17].map { Bands(file: file, height: $0) }
        }
    }

    @Test("rows come the same in bands of any height", arguments: Bands.all)
    func bands(bands: Bands) throws {
        let path = Fixture.folder.appending("\(bands.file).png")
        let reader = try PNGReader(path: path)
        var samples: [UInt16] = []
        while reader.rowsLeft > 0 { samples += try reader.read(rows: min(bands.height, reader.rowsLeft)).samples }
        let streamed = Picture(size: reader.size, channels: reader.channels, samples: samples)
        #expect(try streamed == PNGReader(path: path).read(rows: 17))
    }

    struct Kind: Sendable {
        let file: String
        let bitDepth: Int
        let channels: Channels
    }

    @Test(
        "the header tells what comes",
        arguments: [
            Kind(file: "png-grey2", bitDepth: 2, channels: .grey),
            Kind(file: "png-grey2-key", bitDepth: 2, channels: .rgba),
            Kind(file: "png-palette4", bitDepth: 4, channels: .rgb),
            Kind(file: "png-rgb16", bitDepth: 16, channels: .rgb),
            Kind(file: "png-grey-alpha8", bitDepth: 8, channels: .rgba),
        ])
    func header(kind: Kind) throws {
        let reader = try PNGReader(path: Fixture.folder.appending("\(kind.file).png"))
        #expect(reader.size == PixelSize(width: 23, height: 17))
        #expect(reader.bitDepth == kind.bitDepth)
        #expect(reader.channels == kind.channels)
        #expect(reader.rowsLeft == 17)
    }

    @Test func opacityThatIsFullIsKeptHere() throws {
        let reader = try PNGReader(path: Fixture.folder.appending("png-rgba-opaque.png"))
        #expect(reader.channels == .rgba)
        #expect(try reader.read(rows: 17).isOpaque)
    }

    @Test("an eXIf chunk larger than any is skipped, and libpng asks for no memory: the picture stands as it is stored")
    func hugeMetadata() throws {
        let folder = try TemporaryFolder()
        let whole = [UInt8](
            try Data(contentsOf: URL(fileURLWithPath: Fixture.folder.appending("png-exif-before.png").string)))
        let name = try #require(whole.firstRange(of: Array("eXIf".utf8)))
        let start = name.lowerBound - 4
        let count = whole[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        let content = whole[name.lowerBound..<name.upperBound + count] + [UInt8](repeating: 0, count: 1 << 24)
        func bigEndian(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
        let huge = bigEndian(UInt32(content.count - 4)) + content + bigEndian(CRC.of(Array(content)))
        let rest = whole[(name.upperBound + count + 4)...]

        let turned = try PictureReader.read(Fixture.folder.appending("png-exif-before.png"))
        let stored = try PictureReader.read(try folder.write(Array(whole[..<start] + rest), as: "stored.png"))
        #expect(turned.size != stored.size)
        #expect(
            try PictureReader.read(try folder.write(Array(whole[..<start] + huge + rest), as: "huge.png")) == stored)
        // All of the picture is there, so missing data after it does not matter.
        let tail = [0x7F, 0xFF, 0xFF, 0xFF] + Array("eXIfMM".utf8)
        let cut = whole[..<start] + rest.dropLast(12) + tail
        #expect(try PictureReader.read(try folder.write(Array(cut), as: "cut.png")) == stored)
    }

    @Test func onlyPNGIsRead() {
        let path = Fixture.folder.appending("jpeg-420.jpg")
        #expect(throws: PictureReaderError(path, .wrongFormat(.jpeg, expected: .png))) { try PNGReader(path: path) }
    }
}
