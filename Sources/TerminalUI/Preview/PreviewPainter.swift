// SPDX-License-Identifier: MIT
import Encoding
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

    /// The text that removes so many pictures from the screen, where writing over them would not.
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
