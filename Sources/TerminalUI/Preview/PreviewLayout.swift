// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Raster

/// The positions of pictures side by side on a screen.
package struct PreviewLayout: Equatable {
    package struct Tile: Equatable {
        /// Distance from the left, in characters.
        package let column: Int
        package let columns: Int
        /// Size of the drawing in pixels: with blocks, one for each column and two for each row; else enough for the
        /// place.
        package let drawn: PixelSize
    }

    package let tiles: [Tile]
    /// Height of the tiles, in rows of characters.
    package let rows: Int

    private static let gap = 2
    /// Number of lines to leave free below, besides those of the progress.
    private static let reserve = 3
    private static let mostRows = (blocks: 24, graphics: 14)
    /// Pictures are made smaller, down to so many rows, if all of them then fit side by side.
    private static let fewestRows = (blocks: 12, graphics: 8)
    /// Longer side of a drawing, pixels; larger ones slow learning down more than they show.
    private static let longestSide = 144

    /// Lays out as many of the pictures as the width allows, from the first.
    ///
    /// - Parameter sizes: sizes of the pictures, for their proportions.
    package init(_ sizes: [PixelSize], screen: TerminalScreen, method: PreviewMethod) {
        let isBlocks = method.kind == .blocks
        let most = isBlocks ? Self.mostRows.blocks : Self.mostRows.graphics
        var rows = max(1, min(most, screen.rows - sizes.count - Self.reserve))
        // A half block is assumed to be square.
        let cell = isBlocks ? PixelSize(width: 1, height: 2) : method.cell
        let width = max(1, screen.columns - 1)
        func columns(_ size: PixelSize, rows: Int) -> Int {
            let wanted = Double(rows * cell.height * size.width) / Double(size.height * cell.width)
            return max(1, Int(min(wanted, 1e6).rounded()))
        }
        func breadth(of sizes: [PixelSize], rows: Int) -> Int {
            sizes.reduce(-Self.gap) { $0 + columns($1, rows: rows) + Self.gap }
        }
        let fewest = isBlocks ? Self.fewestRows.blocks : Self.fewestRows.graphics
        if let common = stride(from: rows, through: min(rows, fewest), by: -1).first(where: { rows in
            breadth(of: sizes, rows: rows) <= width
        }) {
            rows = common
        } else if let first = sizes.first {
            while rows > 1 && columns(first, rows: rows) > width { rows -= 1 }
        }
        var tiles: [Tile] = []
        var next = 0
        for size in sizes {
            let wanted = min(columns(size, rows: rows), width)
            guard tiles.isEmpty || next + wanted <= width else { break }
            let place = PixelSize(width: wanted * cell.width, height: rows * cell.height)
            tiles.append(
                Tile(column: next, columns: wanted, drawn: isBlocks ? place : Self.drawn(for: place)))
            next += wanted + Self.gap
        }
        self.tiles = tiles
        self.rows = rows
    }

    /// The place's size divided by a whole number, for terminals that need every pixel.
    private static func drawn(for place: PixelSize) -> PixelSize {
        let factor = (max(place.width, place.height) + longestSide - 1) / longestSide
        return PixelSize(width: max(1, place.width / factor), height: max(1, place.height / factor))
    }
}

/// A terminal's present size in characters, and the size of a character in pixels where the terminal reports it.
package struct TerminalScreen: Equatable {
    package var columns: Int
    package var rows: Int
    package var cell: PixelSize?

    /// Size of a character where a terminal does not report it: the VT340's, which sixel terminals imitate.
    package static let usualCell = PixelSize(width: 10, height: 20)

    package init(columns: Int, rows: Int, cell: PixelSize? = nil) {
        self.columns = columns
        self.rows = rows
        self.cell = cell
    }

    package init(of descriptor: Int32) {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            self.init(columns: 80, rows: 24)
            return
        }
        self.init(columns: Int(size.ws_col), rows: Int(size.ws_row))
        if size.ws_xpixel >= size.ws_col && size.ws_ypixel >= size.ws_row {
            cell = PixelSize(width: Int(size.ws_xpixel / size.ws_col), height: Int(size.ws_ypixel / size.ws_row))
        }
    }
}
