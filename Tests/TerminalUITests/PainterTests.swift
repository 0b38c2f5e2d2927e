// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Encoding
import Foundation
import Plotting
import Raster
import TerminalUI
import Testing
import TestSupport

@Suite("preview: pictures as terminals take them") struct PainterTests {
    static let sizes = [(1, 1), (7, 5), (40, 26), (144, 96)].map { PixelSize(width: $0.0, height: $0.1) }

    private func picture(_ size: PixelSize, _ channels: Channels = .rgb) -> Picture {
        Painting.picture("sun", size: size, channels: channels).roundedToEightBits
    }

    /// The colours of half blocks: two rows of pixels for each row of characters.
    private func pixels(_ rows: [String]) -> [[String]] {
        rows.flatMap { row in
            var (upper, lower) = ("", "")
            var pixels: (upper: [String], lower: [String]) = ([], [])
            for part in row.split(separator: "\u{1B}[", omittingEmptySubsequences: true) {
                guard let end = part.firstIndex(of: "m") else { continue }
                let code = part[..<end]
                if code.hasPrefix("38;") { upper = String(code.dropFirst(3)) }
                if code.hasPrefix("48;") { lower = String(code.dropFirst(3)) }
                for _ in part[part.index(after: end)...] {
                    pixels.upper.append(upper)
                    pixels.lower.append(lower)
                }
            }
            return [pixels.upper, pixels.lower]
        }
    }

    @Test("half blocks carry every pixel's colour", arguments: sizes)
    func blocks(size: PixelSize) {
        let picture = picture(size)
        let rows = BlockPainter(hasTrueColour: true).rows(of: picture)
        #expect(rows.count == (size.height + 1) / 2 && rows.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
        let shown = pixels(rows)
        for y in 0..<size.height {
            for x in 0..<size.width {
                let colour = picture[x, y].map { String($0 / 257) }.joined(separator: ";")
                #expect(shown[y][x] == "2;\(colour)")
            }
        }
        #expect(shown.allSatisfy { $0.count == size.width })
    }

    struct Colour: Sendable {
        let colour: [UInt16]
        let index: Int
    }

    @Test(
        "with 256 colours the nearest is chosen",
        arguments: [
            Colour(colour: [0, 0, 0], index: 16), Colour(colour: [255, 255, 255], index: 231),
            Colour(colour: [255, 0, 0], index: 196), Colour(colour: [8, 8, 8], index: 232),
            Colour(colour: [128, 128, 128], index: 244), Colour(colour: [95, 135, 175], index: 67),
            Colour(colour: [238, 238, 238], index: 255),
        ])
    func fewColours(_ row: Colour) {
        let picture = Picture(
            size: PixelSize(width: 1, height: 1), channels: .rgb, filledWith: row.colour.map { $0 * 257 })
        #expect(
            pixels(BlockPainter(hasTrueColour: false).rows(of: picture)) == [["5;\(row.index)"], ["5;\(row.index)"]])
    }

    @Test("kitty is sent a PNG of the picture in pieces it takes", arguments: sizes, [Channels.rgb, .rgba, .grey])
    func kitty(size: PixelSize, channels: Channels) throws {
        let picture = picture(size, channels)
        let text = try KittyPainter.text(of: picture, identifier: 3, columns: 12, rows: 5)
        let pieces = text.components(separatedBy: "\u{1B}\\").dropLast()
        var encoded = ""
        for (index, piece) in pieces.enumerated() {
            let halves = piece.split(separator: ";", maxSplits: 1).map(String.init)
            try #require(halves.count == 2 && halves[0].hasPrefix("\u{1B}_G"))
            #expect(halves[1].utf8.count <= 4096 && (index == pieces.count - 1 || halves[1].utf8.count % 4 == 0))
            #expect(halves[0].hasSuffix("m=\(index == pieces.count - 1 ? 0 : 1)"))
            if index == 0 { #expect(halves[0].contains("c=12,r=5") && halves[0].contains("q=2,C=1")) }
            encoded += halves[1]
        }
        let folder = try TemporaryFolder()
        let file = try folder.write([UInt8](try #require(Data(base64Encoded: encoded))), as: "a.png")
        // An opaque picture may come back without its opacity.
        #expect(try PictureReader.read(file).converted(to: channels) == picture)
    }

    @Test("sixels show the picture, as near as 256 colours in hundredths come", arguments: sizes)
    func sixel(size: PixelSize) throws {
        let picture = picture(size)
        let bytes = try SixelPicture.bytes(of: picture)
        let shown = try #require(
            SixelReader(bytes)?.picture, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        try #require(shown.size == PixelSize(width: size.width, height: max(6, size.height)))
        let psnr = try PictureComparison(shown.rows(0..<size.height), picture).psnr
        // The palette is chosen from every sixth pixel, which leaves tiny pictures few colours.
        #expect(psnr > (size.pixelCount < 100 ? 18 : 30), "\(psnr) dB")
    }

    @Test("a sixel picture is put into its place at a whole multiple of its size")
    func enlarged() throws {
        let method = PreviewMethod(wanted: .sixel, environment: [:], screen: TerminalScreen(columns: 80, rows: 40)) {
            nil
        }
        let size = PixelSize(width: 30, height: 20)
        let layout = PreviewLayout([size], screen: TerminalScreen(columns: 80, rows: 40), method: method)
        let tile = try #require(layout.tiles.first)
        let text = try PreviewPainter(method: method).text(of: [picture(tile.drawn)], layout: layout)
        let start = try #require(text.range(of: "\u{1B}P")).lowerBound
        let end = try #require(text.range(of: "\u{1B}\\")).upperBound
        let read = try #require(SixelReader(Array(text[start..<end].utf8)))
        #expect(read.width <= tile.columns * 10 && read.height <= layout.rows * 20)
        #expect(read.height > layout.rows * 20 * 3 / 4 && read.height % tile.drawn.height == 0)
        #expect(text.hasSuffix("\u{1B}8\r" + String(repeating: "\n", count: layout.rows)))
    }

    struct Screen: Sendable {
        let columns: Int
        let rows: Int
        let kind: PreviewKind
        let sizes: [PixelSize]
        let shown: Int
    }

    static let square = PixelSize(width: 300, height: 300)
    static let wide = PixelSize(width: 3000, height: 100)

    @Test(
        "pictures stand side by side where there is room, and never beyond it",
        arguments: [
            Screen(columns: 80, rows: 24, kind: .blocks, sizes: [square], shown: 1),
            Screen(columns: 80, rows: 24, kind: .blocks, sizes: [square, square], shown: 2),
            Screen(columns: 40, rows: 24, kind: .blocks, sizes: [square, square], shown: 1),
            Screen(columns: 200, rows: 50, kind: .blocks, sizes: [square, square, wide], shown: 2),
            Screen(columns: 80, rows: 24, kind: .kitty, sizes: [square, square], shown: 2),
            Screen(columns: 80, rows: 24, kind: .sixel, sizes: [wide, square], shown: 2),
            Screen(columns: 3, rows: 2, kind: .blocks, sizes: [wide], shown: 1),
            Screen(columns: 80, rows: 24, kind: .blocks, sizes: [PixelSize(width: 1, height: 4000)], shown: 1),
            Screen(columns: 80, rows: 24, kind: .kitty, sizes: [], shown: 0),
        ])
    func layout(_ row: Screen) {
        let screen = TerminalScreen(columns: row.columns, rows: row.rows)
        let method = PreviewMethod(wanted: row.kind, environment: [:], screen: screen) { nil }
        let layout = PreviewLayout(row.sizes, screen: screen, method: method)
        #expect(layout.tiles.count == row.shown)
        var next = 0
        for tile in layout.tiles {
            #expect(tile.column >= next && tile.column + tile.columns < max(row.columns, 2))
            #expect(max(tile.drawn.width, tile.drawn.height) <= max(144, row.columns))
            next = tile.column + tile.columns
        }
        #expect(layout.rows >= 1 && layout.rows <= max(1, row.rows - row.sizes.count - 2))
    }
}
