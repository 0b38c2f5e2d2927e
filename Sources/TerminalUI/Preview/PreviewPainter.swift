// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Raster

/// Turns pictures into the text that makes a terminal show them.
package struct PreviewPainter: Sendable {
    package let method: PreviewMethod

    package init(method: PreviewMethod) { self.method = method }

    /// The text that shows the pictures side by side. It is written at the start of a line with enough lines below it,
    /// and leaves the cursor at the start of the line under the pictures.
    package func text(of pictures: [Picture], layout: PreviewLayout) throws -> String {
        switch method.kind {
        case .none: return ""
        case .blocks:
            let painter = BlockPainter(hasTrueColour: method.hasTrueColour)
            let columns = pictures.map(painter.rows)
            return (0..<layout.rows).map { row in
                let cells = zip(layout.tiles, columns).reduce(into: "\r") { text, tile in
                    if tile.0.column > 0 { text += "\r\u{1B}[\(tile.0.column)C" }
                    text += row < tile.1.count ? tile.1[row] : ""
                }
                return cells + "\n"
            }.joined()
        case .kitty:
            let tiles = try zip(layout.tiles, pictures).enumerated().map { index, tile in
                try Self.moved(tile.0.column)
                    + KittyPainter.text(
                        of: tile.1, identifier: index, columns: tile.0.columns, rows: layout.rows)
            }
            return tiles.joined() + Self.down(layout.rows)
        case .sixel:
            let tiles = try zip(layout.tiles, pictures).map { tile, picture in
                let place = PixelSize(width: tile.columns * method.cell.width, height: layout.rows * method.cell.height)
                let shown = picture.enlarged(within: place)
                return Self.moved(tile.column) + "\u{1B}7"
                    + String(decoding: try SixelPicture.bytes(of: shown), as: UTF8.self) + "\u{1B}8"
            }
            return tiles.joined() + Self.down(layout.rows)
        }
    }

    /// The text that removes `count` pictures from the screen, where writing over them would not.
    package func removal(of count: Int) -> String { method.kind == .kitty ? KittyPainter.removal(of: count) : "" }

    private static func moved(_ column: Int) -> String { column == 0 ? "\r" : "\r\u{1B}[\(column)C" }
    private static func down(_ rows: Int) -> String { "\r" + String(repeating: "\n", count: rows) }
}

extension Picture {
    /// The picture enlarged by the largest whole factor with which it fits into `place`.
    fileprivate func enlarged(within place: PixelSize) -> Picture {
        let factor = min(place.width / size.width, place.height / size.height)
        guard factor > 1 else { return self }
        let large = PixelSize(width: size.width * factor, height: size.height * factor)
        var samples: [UInt16] = []
        samples.reserveCapacity(large.pixelCount * channels.count)
        for y in 0..<large.height { for x in 0..<large.width { samples += self[x / factor, y / factor] } }
        return Picture(size: large, channels: channels, samples: samples)
    }
}

/// Draws pictures as characters: each is an upper half block, whose two colours are two pixels.
package struct BlockPainter {
    package let hasTrueColour: Bool

    package init(hasTrueColour: Bool) { self.hasTrueColour = hasTrueColour }

    /// The rows of characters, without newlines; each ends by resetting the colours.
    ///
    /// - Parameter picture: a picture of any channels; transparency is shown over white, and an odd last row is
    ///   doubled.
    package func rows(of picture: Picture) -> [String] {
        let flat = picture.onWhite
        return stride(from: 0, to: flat.size.height, by: 2).map { y in
            var row = ""
            var last: (upper: String, lower: String) = ("", "")
            for x in 0..<flat.size.width {
                let upper = code(flat[x, y])
                let lower = code(flat[x, min(y + 1, flat.size.height - 1)])
                // Neighbours often agree, so a colour is written only when it changes.
                if upper != last.upper { row += "\u{1B}[38;\(upper)m" }
                if lower != last.lower { row += "\u{1B}[48;\(lower)m" }
                last = (upper, lower)
                row += "▀"
            }
            return row + "\u{1B}[0m"
        }
    }

    private func code(_ pixel: ArraySlice<UInt16>) -> String {
        let colour = pixel.map { Int(Picture.eightBit($0)) }
        if hasTrueColour { return "2;\(colour[0]);\(colour[1]);\(colour[2])" }
        return "5;\(Self.index(colour))"
    }

    private static let levels = [0, 95, 135, 175, 215, 255]

    /// The nearest of xterm's 256 colours: its cube of six levels, or its 24 greys.
    private static func index(_ colour: [Int]) -> Int {
        let steps = colour.map { value in levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
        }
        let mean = colour.reduce(0, +) / 3
        let grey = min(max((mean - 3) / 10, 0), 23)
        func distance(_ other: [Int]) -> Int { zip(colour, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
        let cube = distance(steps.map { levels[$0] })
        return distance([Int](repeating: 8 + 10 * grey, count: 3)) < cube
            ? 232 + grey : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
    }
}

/// Draws pictures in kitty's graphics protocol: PNGs in base 64, in pieces, shown in a box of characters.
///
/// Each picture has a number, and the next picture of that number replaces it, so that the terminal keeps no more
/// pictures than it shows.
package enum KittyPainter {
    /// Maximum number of base 64 digits in one escape sequence.
    private static let pieceSize = 4096
    /// First number of a picture, far from the small ones that other programs use.
    private static let firstNumber = 0x1B_E700

    /// The text that shows a picture. The cursor stays where it is, and the terminal does not answer.
    package static func text(of picture: Picture, identifier: Int, columns: Int, rows: Int) throws -> String {
        let encoded = Data(try PNGWriter.bytes(of: picture, effort: .usual)).base64EncodedString()
        var rest = Substring(encoded)
        var text = ""
        repeat {
            let piece = rest.prefix(pieceSize)
            rest = rest.dropFirst(piece.count)
            let control =
                text.isEmpty
                ? "a=T,f=100,q=2,C=1,i=\(firstNumber + identifier),p=1,c=\(columns),r=\(rows),m=\(rest.isEmpty ? 0 : 1)"
                : "m=\(rest.isEmpty ? 0 : 1)"
            text += "\u{1B}_G\(control);\(piece)\u{1B}\\"
        } while !rest.isEmpty
        return text
    }

    package static func removal(of count: Int) -> String {
        (0..<count).map { "\u{1B}_Ga=d,d=I,q=2,i=\(firstNumber + $0)\u{1B}\\" }.joined()
    }
}
